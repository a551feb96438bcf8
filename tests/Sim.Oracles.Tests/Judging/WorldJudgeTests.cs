using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Oracles.Judging;

namespace Sim.Oracles.Tests.Judging;

/// <summary>
/// Goal: the judge remembers what a later verdict depends on, and nothing else. Method: the same moment, with and without what
/// came before it.
/// </summary>
public sealed class WorldJudgeTests
{
    private static readonly PortalAssignment Routed = Published.Portal(7, 3, (1, [1]));
    private static readonly PlacementView Live = new StateSketch().Workers(1, 2).Chunk(1).Visible(1).Ideal(1, 1).View;

    private readonly Recorder _recorder = new();
    private readonly StubFleet _fleet = new();
    private readonly WorldJudge _judge;

    public WorldJudgeTests()
    {
        _judge = new WorldJudge(_recorder, new JudgedSettings(PlannerCatalog.TraitsOf(PlannerCatalog.Multistep), 1_000, DrainWindowTicks: 10, Schedulers: 1));
    }

    [Fact]
    public void A_copy_that_was_there_at_the_step_before_must_be_there_still()
    {
        Confirm(3, applied: [3, 3]);
        Step(Disks.Of((1, [1]), (2, [])));
        Assert.Equal("O-11", Assert.Throws<OracleViolatedException>(() => Step(Disks.Of((1, []), (2, [])))).Oracle.Id);
    }

    [Fact]
    public void A_copy_that_was_never_there_is_not_missed()
    {
        Step(Disks.Of((1, []), (2, [])));
        Step(Disks.Of((1, []), (2, [])));
    }

    [Fact]
    public void The_leaver_of_a_step_may_take_its_copy_along()
    {
        Confirm(3, applied: [3, 3]);
        Step(Disks.Of((1, [1]), (2, [])));
        Step(Disks.Of((2, [])), leaver: new WorkerPk(1));
        Assert.Contains(_recorder.Statistics.Paths, count => count.Path == JudgingPaths.Step);
    }

    [Fact]
    public void Routing_is_proof_once_everybody_had_applied_its_watermark()
    {
        Assert.True(_judge.IsProof(routing: null));
        Assert.False(_judge.IsProof(Routed));
        Confirm(3, applied: [3, 2]);
        Assert.False(_judge.IsProof(Routed));
        Confirm(4, applied: [4, 4]);
        Assert.True(_judge.IsProof(Published.Portal(8, 4)));
        Assert.False(_judge.IsProof(Routed));
    }

    [Fact]
    public void Readers_may_lose_a_chunk_whose_removal_was_asked_for()
    {
        _judge.BeforeRemoval(new ChunkPk(1));
        Publish(Routed, Published.Portal(1, 3));
    }

    [Fact]
    public void Readers_may_not_lose_a_chunk_otherwise() =>
        Assert.Equal("O-08", Assert.Throws<OracleViolatedException>(() => Publish(Routed, Published.Portal(1, 3))).Oracle.Id);

    [Fact]
    public void Numbers_of_publications_rise()
    {
        Publish(previous: null, Published.Portal(1, 3));
        Assert.Equal("O-27", Assert.Throws<OracleViolatedException>(() => Publish(previous: null, Published.Portal(1, 3))).Oracle.Id);
    }

    [Fact]
    public void A_shortage_of_a_fixed_point_is_answered_and_anything_else_is_not()
    {
        var view = new StateSketch().Workers(1).Chunk(1).View;
        Assert.NotNull(_judge.AtFixedPoint(Reading(view, Disks.Of((1, [])), isRefused: true, floor: 2), view, rounds: 1, mostRounds: 200, isWeak: true));
        Assert.Null(_judge.AtFixedPoint(Reading(new StateSketch().View, Disks.Of()), new StateSketch().View, rounds: 1, mostRounds: 200, isWeak: true));
    }

    private void Step(PhysicalCopies copies, WorkerPk? leaver = null) => _judge.AfterStep(
        Reading(Live, copies, published: Routed, departures: leaver is { } gone ? DepartureRecord.None.WithSilence(gone) : null), leaver, newestTick: null, []);

    private void Confirm(long reached, long[] applied)
    {
        var before = new StateSketch().Workers(1, 2).Newest(reached).Watermark(reached - 1);
        var after = new StateSketch().Workers(1, 2).Newest(reached).Watermark(reached);
        _judge.AfterConfirmation(before.State, after.View, new WorkerAssignmentId(reached), [.. applied.Select(id => new WorkerAssignmentId(id))]);
    }

    private void Publish(PortalAssignment? previous, PortalAssignment next) => _judge.AfterPublication(
        Reading(new StateSketch().Newest(3).Watermark(3).Portal(tick: 5, watermark: 3).View, Disks.Of(), previous), next);

    private WorldReading Reading(
        PlacementView view, PhysicalCopies copies, PortalAssignment? published = null, DepartureRecord? departures = null, bool isRefused = false, int floor = 1)
    {
        _fleet.Copies = copies;
        return new WorldReading(view, _fleet, () => new FleetRules(floor, 1_000, 0.9))
        {
            Now = new Tick(5),
            PortalTime = new Tick(5),
            Floor = floor,
            Departures = departures ?? DepartureRecord.None,
            IsRefused = isRefused,
            IsInfeasible = isRefused,
            LatestCall = null,
            WorkerAssignment = Published.Worker(3, (1, [1])),
            PortalAssignment = published,
        };
    }

    private sealed class StubFleet : IJudgedFleet
    {
        public PhysicalCopies Copies { get; set; } = PhysicalCopies.None;

        public bool IsSilent(WorkerPk worker) => false;

        public WorkerAssignmentId FollowedBy(WorkerPk worker) => WorkerAssignmentId.None;
    }
}
