using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class LockstepOracleTests
{
    private static StateSketch Whole => new StateSketch().Workers(1, 2).Departed(3, 4).Chunk(1).Visible(1).Ideal(1, 1).Routing(1, 1)
        .Stale(1, 2, 3, 1, 20).Diff(4, 1, 1, 2).Chunk(2).Correction(1, 2).Portal(20, 3).Watermark(3).Newest(4);

    public static TheoryData<string, string> Parts() => new()
    {
        { "chunk", "chunk b/c1" },
        { "lifecycle", "marked 9" },
        { "worker", "worker 3" },
        { "ideal", "[1, 2]" },
        { "draining copy", "superseded at 4" },
        { "queued routing change", "worker assignment 4" },
        { "confirmed routing", "[2]" },
        { "correction", "completed at 5" },
        { "portal assignment", "at tick 21" },
        { "watermark", "2" },
        { "newest worker assignment", "5" },
    };

    [Fact]
    [MustPass("O-41")]
    public void Equal_states_are_equal_whatever_objects_they_are_made_of() =>
        LockstepOracle.Judge("memory", Whole.State, "postgres", Whole.State).Passes();

    [Theory]
    [MemberData(nameof(Parts))]
    [MustFire("O-41")]
    public void The_first_difference_is_named(string part, string detail) =>
        LockstepOracle.Judge("memory", Whole.State, "postgres", Changed(part)).Fires(OracleCatalog.Lockstep, part, "memory", "postgres", detail);

    [Fact]
    [MustFire("O-41")]
    public void A_missing_row_is_a_difference()
    {
        LockstepOracle.Judge("memory", Whole.State, "postgres", Whole.State with { Datasets = ["a"] })
            .Fires(OracleCatalog.Lockstep, "dataset", "memory has b", "postgres has missing");
        LockstepOracle.Judge("memory", Whole.State with { StaleMappings = [] }, "postgres", Whole.State)
            .Fires(OracleCatalog.Lockstep, "draining copy", "memory has missing");
    }

    [Fact]
    [MustFire("O-19")]
    [MustPass("O-19")]
    public void A_refused_operation_leaves_nothing_behind()
    {
        ContractOracle.JudgeNothingRemains("InsertChunks", Whole.State, Whole.State).Passes();
        ContractOracle.JudgeNothingRemains("InsertChunks", Whole.State, Whole.Chunk(3).State).Fires(OracleCatalog.Contract, "chunk", "InsertChunks", "a/c3");
    }

    private static StorageState Changed(string part) => part switch
    {
        "chunk" => Whole.State with { Chunks = [new ChunkView(new(1), "b", "c1", 100, new(2, 3)), Whole.State.Chunks[1]] },
        "lifecycle" => Whole.Marked(1, 9).State,
        "worker" => Whole.Departed(3, 5).State,
        "ideal" => Whole.Ideal(1, 1, 2).State,
        "draining copy" => Whole.State with { StaleMappings = [Whole.State.StaleMappings[0] with { SupersededAt = new(4) }] },
        "queued routing change" => Whole.State with { Diffs = [] },
        "confirmed routing" => Whole.Routing(1, 2).State,
        "correction" => Whole.State with { Corrections = [Whole.State.Corrections[0] with { AppliedAt = new(5) }] },
        "portal assignment" => Whole.State with { PortalAssignments = [Whole.State.PortalAssignments[0] with { CreatedAt = new(21) }] },
        "watermark" => Whole.Watermark(2).State,
        _ => Whole.Newest(5).State,
    };
}
