using CsCheck;
using Scheduler.Contract.Walks;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>Random operations in random order keep the promises of the storage.</summary>
public abstract class WalkContract : StorageContract
{
    /// <summary>Every situation that the walks together must reach, or their silence means nothing.</summary>
    private static readonly string[] Expected =
        ["collected", "corrected", "evicted", "expired", "ingested", "overlapping", "purged", "rescued", "tombstoned", "uncorrectable", "visible"];

    /// <summary>Edges of walks in turn: a few rows are many on small ones, and no rule may rest on keys that follow one another.</summary>
    private static readonly StorageEdges[] Edges =
        [StorageEdges.Usual, Small, StorageEdges.Usual with { KeyGap = 3 }, Small with { KeyGap = 100 }];

    /// <summary>A walk reads the whole state several times a step; in slices of three rows it would do hardly anything else.</summary>
    private static StorageEdges Small => StorageEdges.Small with { LoadSliceRows = StorageEdges.Usual.LoadSliceRows };

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
        Gen.Select(Steps, Gen.Int[0, Edges.Length - 1]).SampleAsync(async (steps, edges) => await WalkAsync(steps, Edges[edges]), iter: Walks, threads: 1);

    /// <summary>The same walks in every run, so that reaching every situation is no matter of luck.</summary>
    [Fact]
    public async Task The_walks_reach_every_situation()
    {
        var seen = new SortedSet<string>(StringComparer.Ordinal);
        for (var walk = 0; walk < Walks; walk++)
        {
            var steps = Steps.Generate(new PCG((uint)(walk * 7919), (ulong)walk * 0x9E3779B97F4A7C15), null, out _);
            seen.UnionWith((await WalkAsync(steps, Edges[walk % Edges.Length])).Keys);
        }

        Assert.Equal(Expected, seen);
    }

    /// <summary>A fresh storage with some edges.</summary>
    protected abstract ValueTask<StorageHarness> CreateHarnessAsync(StorageEdges edges);

    protected sealed override ValueTask<StorageHarness> CreateHarnessAsync() => CreateHarnessAsync(StorageEdges.Usual);

    private async Task<IReadOnlyDictionary<string, int>> WalkAsync(WalkStep[] steps, StorageEdges edges)
    {
        await using var harness = await CreateHarnessAsync(edges);
        var walk = new StorageWalk(harness, edges.KeyGap);
        await walk.RunAsync(steps);
        return walk.Seen;
    }
}
