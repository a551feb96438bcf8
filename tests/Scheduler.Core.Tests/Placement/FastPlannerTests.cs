using CsCheck;
using Scheduler.Core.Placement;
using Scheduler.Placement.Reference;

namespace Scheduler.Core.Tests.Placement;

/// <summary>
/// Goal: nothing that the planners keep, batch, skip or run in parallel shows in an answer. Method: one planner lives
/// through a random history of a fleet and is compared with the simple implementation in every cycle, chunk by chunk.
/// </summary>
public sealed class FastPlannerTests
{
    /// <summary>Blocks of a few rows would cost more threads than work; a few flags and a few rows ahead cost nothing.</summary>
    private static readonly PlacementEdges Blocks = new()
    {
        Work = new WorkEdges { BlockRows = 1000, WideBlockRows = 999, HomeBlockChunks = 998, HomeBatchReplicas = 3, FlaggedOrdinals = 2, BulkBlockReplicas = 700, BulkSlabReplicas = 3000, MostRowsAhead = 3 },
    };

    private static readonly Gen<HistoryEvent[][]> Cycles =
        Gen.Select(Gen.Int[0, FleetHistory.EventKinds - 1], Gen.Int[0, 9999], Gen.Int[0, 9999], (kind, a, b) => new HistoryEvent(kind, a, b)).Array[0, 3].Array[1, 8];

    [Fact]
    public void Multistep_with_XxHash64_lives_through_every_history_as_the_simple_one_does() => CheckHistories<XxHash64RingHash>();

    [Fact]
    public void Multistep_with_SeaHash_lives_through_every_history_as_the_simple_one_does() => CheckHistories<SeaHashRingHash>();

    [Fact]
    public void Multistep_with_a_hash_full_of_ties_lives_through_every_history_as_the_simple_one_does() => CheckHistories<CoarseRingHash>();

    /// <summary>Large enough for look-ups in bulk, and cut small for many blocks on every thread.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(7, true)]
    public void A_large_fleet_gets_the_same_answers_on_any_number_of_threads(int threads, bool isCutSmall)
    {
        var history = new FleetHistory(workers: 80, chunks: 10_000, rings: 600, roomPercent: 480);
        var planner = new MultistepPlanner<XxHash64RingHash>(threads: threads, edges: isCutSmall ? Blocks : null);
        var simple = new SimplePlanner<XxHash64RingHash>(PlannerCatalog.Multistep);
        HistoryEvent[][] cycles =
        [
            [], [], [new(0, 3, 0), new(1, 50, 0)], [], [new(4, 777, 8)], [new(5, 5000, 8), new(9, 10, 1), new(9, 9000, 1)],
            [new(10, 90, 0)], [new(3, 150, 0)], [new(4, 9_000, 5)], [new(3, 480, 0), new(11, 2, 0)],
        ];
        foreach (var events in cycles)
        {
            Array.ForEach(events, history.Apply);
            var input = history.Input();
            var expected = simple.Plan(input);
            JudgedPlannerTests.AssertEqual(expected, planner.Plan(input));
            history.Adopt(expected);
        }

        Assert.InRange(planner.Memory.Rings.MendedRings, 600, long.MaxValue);
    }

    [Theory]
    [InlineData(PlannerCatalog.Ideal)]
    [InlineData(PlannerCatalog.Stateless)]
    public void The_planners_of_stage_1_live_through_every_history_as_the_simple_ones_do(string name) =>
        Gen.Select(Gen.Int[4, 40], Gen.Int[10, 80], Gen.OneOf(1, 7, 6000), Gen.Int[100, 700], Cycles, Gen.Bool).Sample(
            (workers, chunks, rings, roomPercent, cycles, isSmall) =>
                Live(new FleetHistory(workers, chunks, rings, roomPercent), cycles, PlannerCatalog.Create(name, edges: AnyEdges.Of(isSmall, rings)), new SimplePlanner<XxHash64RingHash>(name), new Situations()),
            iter: 200);

    /// <summary>A cycle in which only copies have moved neither looks homes up nor runs stage 1 again.</summary>
    [Fact]
    public void What_did_not_change_is_not_done_again()
    {
        var history = new FleetHistory(workers: 50, chunks: 300, rings: 20, roomPercent: 400);
        var planner = new MultistepPlanner<XxHash64RingHash>();
        history.Adopt(planner.Plan(history.Input()));
        var (homes, runs) = (planner.Memory.Homes.FoundHomes, planner.Memory.Ideal.Runs);
        Assert.InRange(homes, 600, long.MaxValue);
        history.Adopt(planner.Plan(history.Input()));
        planner.Plan(history.Input());

        Assert.Equal(homes, planner.Memory.Homes.FoundHomes);
        Assert.Equal(runs, planner.Memory.Ideal.Runs);
        Assert.Equal(20, planner.Memory.Rings.BuiltRings);
    }

    /// <summary>Chunks that come and go leave the homes of the others alone.</summary>
    [Fact]
    public void Only_chunks_that_came_are_looked_up()
    {
        var history = new FleetHistory(workers: 50, chunks: 300, rings: 20, roomPercent: 400);
        var planner = new MultistepPlanner<XxHash64RingHash>();
        history.Adopt(planner.Plan(history.Input()));
        var before = planner.Memory.Homes.FoundHomes;
        history.Apply(new HistoryEvent(4, 100, 4));
        history.Apply(new HistoryEvent(5, 200, 4));
        planner.Plan(history.Input());

        Assert.InRange(planner.Memory.Homes.FoundHomes - before, 10, 200);
    }

    /// <summary>A small cycle must not pay for what large ones gain.</summary>
    [Fact]
    public void A_small_fleet_builds_only_the_rings_that_its_copies_touch()
    {
        var history = new FleetHistory(workers: 6, chunks: 30, rings: 6000, roomPercent: 150);
        var planner = new MultistepPlanner<XxHash64RingHash>();
        history.Adopt(planner.Plan(history.Input()));
        Assert.InRange(planner.Memory.Rings.BuiltRings, 1, 200);
    }

    private static void CheckHistories<THash>()
        where THash : struct, IRingHash
    {
        var seen = new Situations();
        var mended = 0L;
        Gen.Select(Gen.Int[4, 40], Gen.Int[10, 80], Gen.OneOf(1, 7, 40, 6000), Gen.OneOf(Gen.Int[90, 130], Gen.Int[100, 700]), Cycles, Gen.Bool).Sample(
            (workers, chunks, rings, roomPercent, cycles, isSmall) =>
            {
                var planner = new MultistepPlanner<THash>(threads: 2, edges: AnyEdges.Of(isSmall, rings));
                Live(new FleetHistory(workers, chunks, rings, roomPercent), cycles, planner, new SimplePlanner<THash>(PlannerCatalog.Multistep), seen);
                Interlocked.Add(ref mended, planner.Memory.Rings.MendedRings);
            },
            iter: 600);
        seen.AssertReachedByHistories();
        Assert.InRange(mended, 50, long.MaxValue);
    }

    private static void Live(FleetHistory history, HistoryEvent[][] cycles, IPlanner planner, IPlanner simple, Situations seen)
    {
        foreach (var events in cycles)
        {
            Array.ForEach(events, history.Apply);
            var input = history.Input();
            var expected = simple.Plan(input);
            JudgedPlannerTests.AssertEqual(expected, planner.Plan(input));
            seen.Record(input, expected);
            history.Adopt(expected);
        }
    }
}
