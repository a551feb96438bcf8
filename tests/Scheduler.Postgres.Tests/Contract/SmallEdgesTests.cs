using Scheduler.Contract;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Contract;

/// <summary>Every contract once more on a database that is read and written two or three rows at a time, where nearly every batch takes several statements.</summary>
public static class SmallEdgesTests
{
    private static ValueTask<StorageHarness> OpenAsync() => PostgresHarness.OpenAsync(static options => options with { Edges = StorageEdges.Small });

    public sealed class Confirmation : ConfirmationContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class Correction : CorrectionContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class Drain : DrainContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class Fault : FaultContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class Ingestion : IngestionContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class Limit : LimitContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class RealPlacement : RealPlacementContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class Removal : RemovalContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class Rescue : RescueContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class Scheduling : SchedulingContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class Waiting : WaitingContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }

    public sealed class Worker : WorkerContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync();
    }
}
