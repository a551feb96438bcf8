using Scheduler.Contract;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Journal.Tests;

/// <summary>Every contract on a backend that was made outside the scheduler.</summary>
public static class JournalContractTests
{
    private static ValueTask<StorageHarness> OpenAsync(long? leapLimitTicks = null, StorageEdges? edges = null) =>
        new(new JournalHarness(leapLimitTicks, edges));

    public sealed class Clock : ClockContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync(LeapLimitTicks);
    }

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

    public sealed class KeyGap : KeyGapContract
    {
        protected override ValueTask<StorageHarness> CreateHarnessAsync() => OpenAsync(edges: StorageEdges.Usual with { KeyGap = Gap });
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

    public sealed class Walk : WalkContract
    {
        protected override int Walks => 60;

        protected override ValueTask<StorageHarness> CreateHarnessAsync(StorageEdges edges) => OpenAsync(edges: edges);
    }
}
