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
        (2, Gen.Const(WalkOperation.Insert)),
        (1, Gen.Const(WalkOperation.Ingest)),
        (3, Gen.Const(WalkOperation.Register)),
        (1, Gen.Const(WalkOperation.Roster)),
        (1, Gen.Const(WalkOperation.Collect)),
        (5, Gen.Const(WalkOperation.Cycle)),
        (1, Gen.Const(WalkOperation.FailingCycle)),
        (4, Gen.Const(WalkOperation.Confirm)),
        (4, Gen.Const(WalkOperation.Visibility)),
        (1, Gen.Const(WalkOperation.Mark)),
        (1, Gen.Const(WalkOperation.Correct)),
        (3, Gen.Const(WalkOperation.Wait)));

    private static readonly Gen<WalkStep[]> Steps =
        Gen.Select(Operations, Gen.Int[0, 9999], Gen.Int[0, 99], (operation, first, second) => new WalkStep(operation, first, second)).Array[20, 120];

    /// <summary>How many walks the backend can afford.</summary>
    protected abstract int Walks { get; }

    /// <summary>Fresh walks in every run; a failure is shrunk and printed with its seed.</summary>
    [Fact]
    public Task Random_operations_keep_every_promise() =>
        Steps.SampleAsync(async steps => await WalkAsync(steps), iter: Walks, threads: 1);

    /// <summary>The same walks in every run, so that reaching every situation is no matter of luck.</summary>
    [Fact]
    public async Task The_walks_reach_every_situation()
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        for (var walk = 0; walk < Walks; walk++)
        {
            var steps = Steps.Generate(new PCG((uint)(walk * 7919), (ulong)walk * 0x9E3779B97F4A7C15), null, out _);
            seen.UnionWith((await WalkAsync(steps)).Keys);
        }

        Assert.Equal(Expected, seen);
    }

    private async Task<IReadOnlyDictionary<string, int>> WalkAsync(WalkStep[] steps)
    {
        await using var harness = await CreateHarnessAsync();
        var walk = new StorageWalk(harness);
        await walk.RunAsync(steps);
        return walk.Seen;
    }
}
