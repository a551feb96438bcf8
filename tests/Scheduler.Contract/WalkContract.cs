using CsCheck;
using Scheduler.Contract.Walks;

namespace Scheduler.Contract;

/// <summary>Random operations in random order keep the promises of the storage.</summary>
public abstract class WalkContract : StorageContract
{
    /// <summary>Every situation that the walks together must reach, or their silence means nothing.</summary>
    private static readonly string[] Expected =
        ["collected", "corrected", "evicted", "expired", "ingested", "overlapping", "purged", "rescued", "tombstoned", "uncorrectable", "visible"];

    // Cycles and confirmations are what moves a storage on, so they come more often.
    private static readonly Gen<WalkOperation> Operations = Gen.Frequency(
        (3, Gen.Const(WalkOperation.Insert)),
        (1, Gen.Const(WalkOperation.Ingest)),
        (3, Gen.Const(WalkOperation.Register)),
        (2, Gen.Const(WalkOperation.Roster)),
        (1, Gen.Const(WalkOperation.Collect)),
        (5, Gen.Const(WalkOperation.Cycle)),
        (1, Gen.Const(WalkOperation.FailingCycle)),
        (4, Gen.Const(WalkOperation.Confirm)),
        (4, Gen.Const(WalkOperation.Visibility)),
        (1, Gen.Const(WalkOperation.Mark)),
        (1, Gen.Const(WalkOperation.Correct)),
        (3, Gen.Const(WalkOperation.Wait)));

    private static readonly Gen<WalkStep[]> Steps =
        Gen.Select(Operations, Gen.Int[0, 9999], Gen.Int[0, 99], (operation, first, second) => new WalkStep(operation, first, second)).Array[10, 60];

    /// <summary>How many walks the backend can afford.</summary>
    protected abstract int Walks { get; }

    [Fact]
    public async Task Random_operations_keep_every_promise()
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        await Steps.SampleAsync(
            async steps =>
            {
                await using var harness = await CreateHarnessAsync();
                var walk = new StorageWalk(harness);
                await walk.RunAsync(steps);
                seen.UnionWith(walk.Seen.Keys);
            },
            iter: Walks,
            threads: 1);
        Assert.Equal(Expected, seen);
    }
}
