using Scheduler.Contract;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.InMemory;

/// <summary>Every contract once more in memory with every size at 2 or 3.</summary>
public static class SmallEdgesTests
{
    private static ValueTask<StorageHarness> OpenAsync() => new(new InMemoryHarness(edges: StorageEdges.Small));

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
