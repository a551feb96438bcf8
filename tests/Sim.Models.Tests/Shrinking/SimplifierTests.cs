using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Chunks;
using Sim.Models.Shrinking;
using Sim.Models.World;

namespace Sim.Models.Tests.Shrinking;

/// <summary>Goal: simplification ends, and never changes what it must not. Method: follow it to its end from rich actions.</summary>
public sealed class SimplifierTests
{
    private static readonly ChunkPayload Heavy = ChunkGenerators.Payload("s3://sim-0", new ChunkKey(77), 2_000_000, 12);

    private static readonly ChunkPayload Plain = ChunkGenerators.Payload("s3://sim-0", new ChunkKey(77), ChunkGenerators.DefaultSizeBytes, 1);

    public static TheoryData<WorldAction> Actions =>
    [
        new AddChunks([Heavy, Heavy with { Id = "b" }, Heavy with { Id = "c" }, Heavy with { Id = "d" }]),
        new AdvanceClock(9),
        new CheckConverged(ConvergenceCheck.Strong),
        new CorrectChunk("s3://sim-0", "a", Heavy),
        new SetMinReplication(5),
        new IngestChunks([Heavy, Heavy with { Id = "b" }, Heavy with { Id = "c" }]),
        new CorrectBatch([new("s3://sim-0", "a", Heavy), new("s3://sim-0", "b", Heavy with { Id = "c" })]),
        new SetClock(9, Consent: true),
        new CoverDataset("s3://sim-0", 9),
        new CoverDataset("s3://sim-0", -9),
        new WorkerFetch(3, false),
        new PortalFetch(true, Portal: 2),
        new Poll(7, Worker: 3),
        new Deliver(9, 7, Worker: 3),
        new Deliver(9, 7, Portal: 2),
        new DownloadDone(9, 3, "s3://sim-0", "a"),
        new Depart(9, 3),
        new WorkerHealth(3, "stale"),
        new Idle(),
    ];

    [Theory]
    [MemberData(nameof(Actions))]
    public void Every_chain_of_simpler_actions_ends(WorldAction action) => AssertEnds(action, [], []);

    /// <summary>What matters of a batch may be one of its members, or not the batch at all.</summary>
    [Fact]
    public void Batches_become_smaller_and_then_what_people_did_before_there_were_batches()
    {
        var (one, two) = (new BatchedCorrection("s3://sim-0", "a", Plain), new BatchedCorrection("s3://sim-1", "b", Plain with { Id = "c" }));

        Assert.Equal(["add-chunks", "ingest", "ingest"], new IngestChunks([Plain, Plain with { Id = "b" }]).Simpler().Select(action => action.KindName));
        Assert.Equal([new CorrectBatch([two]).Describe(), new CorrectBatch([one]).Describe()], new CorrectBatch([one, two]).Simpler().Select(action => action.Describe()));
        Assert.Equal(new CorrectChunk("s3://sim-0", "a", Plain), Assert.Single(new CorrectBatch([one]).Simpler()));
    }

    [Fact]
    public void What_is_left_out_becomes_nothing() =>
        Assert.Equal(new CoverDataset("s3://sim-0", 0), Assert.Single(new CoverDataset("s3://sim-0", -9).Simpler()));

    [Fact]
    public void Following_the_first_simpler_walk_ends_at_the_plainest_configuration()
    {
        var walk = new Walk<WorldConfiguration, WorldAction>(
            WorldDriver.Scenario with { ConfirmThresholdPercent = 80, RetentionTicks = 15, MinReplication = 4 },
            [new AddChunks([Heavy]), new WorkerFetch(5, true), new WorkerJoined(9)]);
        for (var round = 0; round < 100 && WalkSimplifier.Simpler(walk).FirstOrDefault() is { } simpler; round++)
        {
            walk = simpler;
        }

        Assert.Empty(WalkSimplifier.Simpler(walk));
        Assert.Equal((1, 0, 100, 0L, 1), (walk.Configuration.Workers, walk.Configuration.SpareWorkers, walk.Configuration.ConfirmThresholdPercent, walk.Configuration.RetentionTicks, walk.Configuration.MinReplication));
        Assert.Equal("00000000000000000001", Assert.IsType<AddChunks>(Assert.Single(walk.Steps)).Chunks[0].Id);
    }

    [Fact]
    public void Renumbering_keeps_order_ranges_and_the_collision_class()
    {
        var steps = KeyRenumbering.Renumber(
        [
            new AddChunks([Payload(501), Payload(41), Payload(60)]),
            new CorrectChunk("s3://sim-0", new ChunkKey(41).Id, Payload(901) with { FirstBlock = 41_000, LastBlock = 41_999 }),
        ]);

        Assert.NotNull(steps);
        var add = Assert.IsType<AddChunks>(steps.Value[0]);
        var correct = Assert.IsType<CorrectChunk>(steps.Value[1]);
        Assert.Equal(["00000000000000000002", "00000000000000000001", "00000000000000000000"], add.Chunks.Select(chunk => chunk.Id));
        Assert.Equal([2_000L, 1_000L, 0L], add.Chunks.Select(chunk => chunk.FirstBlock));
        Assert.Equal(("00000000000000000001", "00000000000000000003", 1_000L), (correct.Id, correct.Replacement.Id, correct.Replacement.FirstBlock));
        Assert.Null(KeyRenumbering.Renumber(steps.Value));
    }

    /// <summary>Chunks that are left out must be the same ones when keys have become small; and batches follow like everything else.</summary>
    [Fact]
    public void Renumbering_takes_batches_and_what_is_covered_along()
    {
        var steps = KeyRenumbering.Renumber(
        [
            new IngestChunks([Payload(501), Payload(41)]),
            new CoverDataset("s3://sim-0", 41_001),
            new CoverDataset("s3://sim-0", 501_001),
            new CoverDataset("s3://sim-0", -7),
            new CorrectBatch([new("s3://sim-0", new ChunkKey(41).Id, Payload(901) with { FirstBlock = 41_000, LastBlock = 41_999 })]),
        ]);

        Assert.NotNull(steps);
        Assert.Equal([2_000L, 1_000L], Assert.IsType<IngestChunks>(steps.Value[0]).Chunks.Select(chunk => chunk.FirstBlock));
        Assert.Equal([2_000L, 3_000L, -7L], steps.Value.OfType<CoverDataset>().Select(cover => cover.FromBlock));
        var correction = Assert.Single(Assert.IsType<CorrectBatch>(steps.Value[4]).Corrections);
        Assert.Equal(("00000000000000000001", "00000000000000000003", 1_000L), (correction.Id, correction.Replacement.Id, correction.Replacement.FirstBlock));
    }

    [Fact]
    public void Fewer_portals_and_fewer_workers_take_their_steps_along_and_downloads_follow_their_chunk()
    {
        var walk = new Walk<WorldConfiguration, WorldAction>(
            WorldDriver.Scenario with { Portals = 3, IgnoreReliability = false, WorkerStatuses = [.. Enumerable.Repeat("stale", 10)] },
            [
                new WorkerHealth(9, "online"),
                new AddChunks([Heavy]), new Poll(1, Portal: 2), new Deliver(2, 1, Portal: 2), new PortalFetch(true, Portal: 1), new Poll(3, Worker: 9),
                new Deliver(4, 3, Worker: 9), new DownloadDone(5, 9, Heavy.Dataset, Heavy.Id), new DownloadDone(5, 0, Heavy.Dataset, Heavy.Id), new Depart(6, 9),
            ]);
        for (var round = 0; round < 100 && WalkSimplifier.Simpler(walk).FirstOrDefault() is { } simpler; round++)
        {
            walk = simpler;
        }

        Assert.Null(walk.Configuration.Portals);
        Assert.Null(walk.Configuration.IgnoreReliability);
        Assert.Null(walk.Configuration.WorkerStatuses);
        Assert.Equal(["add-chunks", "download-done"], walk.Steps.Select(step => step.KindName));
        Assert.Equal("00000000000000000001", Assert.IsType<DownloadDone>(walk.Steps[1]).Id);
    }

    private static void AssertEnds(WorldAction action, HashSet<string> path, HashSet<string> ended)
    {
        var text = action.Describe();
        Assert.True(path.Add(text), $"simplification comes back to {text}");
        foreach (var simpler in action.Simpler().Where(simpler => !ended.Contains(simpler.Describe())))
        {
            AssertEnds(simpler, path, ended);
        }

        path.Remove(text);
        ended.Add(text);
    }

    private static ChunkPayload Payload(ulong key) => ChunkGenerators.Payload("s3://sim-0", new ChunkKey(key), 1, 1);
}
