using Sim.Approvals;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Tests.Tracing;

/// <summary>
/// Goal: a probe that finds a chunk below its floor says everything that a person needs to judge it. Method: three workers
/// hold three chunks; the storage is frozen and one worker leaves, so that its chunks stay below the floor beside free room.
/// </summary>
public sealed class StarvedChunkDumpTests
{
    [Fact]
    public async Task A_starved_chunk_is_shown_with_the_room_on_each_worker_and_the_whole_placement()
    {
        var violation = await FindAsync(ConvergenceCheck.Weak);

        Assert.Equal(OracleCatalog.WeakFloors.Id, violation.OracleId);
        Assert.DoesNotContain('\n', violation.Sentence);
        Approve.Text("starved-chunk", violation.Sentence + "\n\n" + violation.Details);
    }

    [Fact]
    public async Task The_strong_check_shows_the_same()
    {
        var weak = await FindAsync(ConvergenceCheck.Weak);
        var strong = await FindAsync(ConvergenceCheck.Strong);

        Assert.Equal(OracleCatalog.StrongFloors.Id, strong.OracleId);
        Assert.Equal(weak.Details, strong.Details);
    }

    [Fact]
    public async Task Details_change_neither_the_trace_hash_nor_the_identity()
    {
        var violation = await FindAsync(ConvergenceCheck.Weak);
        var bare = violation with { Details = null };

        Assert.Equal(HashOf(bare), HashOf(violation));
        Assert.Equal(FailureIdentity.Of(bare), FailureIdentity.Of(violation));
    }

    private static ulong HashOf(Violation violation)
    {
        var recorder = new Recorder();
        Assert.Throws<OracleViolatedException>(() => recorder.Judge(OracleCatalog.WeakFloors, Verdict.Violated(violation)));
        return recorder.TraceHash;
    }

    private static async Task<Violation> FindAsync(ConvergenceCheck check)
    {
        var provider = new FreezingStorageProvider();
        var configuration = WorldDriver.Scenario with { Workers = 3, SpareWorkers = 0, Saturation = 0.6, RetentionTicks = 100 };
        await using var world = await SchedulerWorld.CreateAsync(configuration, provider, new Recorder(), CancellationToken.None);
        foreach (var action in (WorldAction[])[Chunks(3, 2, 4), new CheckConverged(check)])
        {
            await world.ExecuteAsync(action, CancellationToken.None);
        }

        provider.IsFrozen = true;
        await world.ExecuteAsync(new WorkerLeft(0), CancellationToken.None);
        var thrown = await Assert.ThrowsAsync<OracleViolatedException>(
            () => world.ExecuteAsync(new CheckConverged(check), CancellationToken.None).AsTask());
        return thrown.Violation;
    }

    private static AddChunks Chunks(params int[] sizesMebibytes) => new(
    [
        .. sizesMebibytes.Select((size, index) => new ChunkPayload("s3://sim-0", $"chunk-{index}", (long)size << 20, 1, index, index)),
    ]);
}
