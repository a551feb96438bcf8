using CsCheck;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Replication targets of given fleets, and what must hold of any targets.</summary>
public sealed class ReplicationTargetCases
{
    private const long TiB = 1L << 40;

    private static readonly ushort[] PinnedWeights = [1, 2, 6, 12];

    [Theory]
    [InlineData(13, null)]
    [InlineData(14, "2 2 2 2")]
    public void A_budget_below_all_floors_gives_no_targets(int budget, string? expected) => AssertPinned(budget, expected);

    [Theory]
    [InlineData(18, "2 2 2 5")]
    [InlineData(19, "2 2 3 6")]
    public void One_more_byte_of_budget_raises_the_targets_of_two_weights(int budget, string expected) => AssertPinned(budget, expected);

    [Theory]
    [InlineData(47, "2 3 11 23")]
    [InlineData(48, "2 4 12 24")]
    public void The_target_of_weight_2_rises_to_4_at_a_budget_of_48_bytes(int budget, string expected) => AssertPinned(budget, expected);

    [Theory]
    [InlineData(15, "2 2 2 3")]
    [InlineData(16, "2 2 2 4")]
    [InlineData(17, "2 2 2 4")]
    [InlineData(20, "2 2 3 6")]
    [InlineData(21, "2 2 3 7")]
    [InlineData(23, "2 2 4 8")]
    [InlineData(24, "2 2 4 9")]
    [InlineData(26, "2 2 5 10")]
    [InlineData(27, "2 2 5 11")]
    [InlineData(29, "2 2 6 12")]
    [InlineData(31, "2 2 6 13")]
    [InlineData(32, "2 2 7 14")]
    [InlineData(34, "2 2 7 15")]
    [InlineData(36, "2 2 8 16")]
    [InlineData(37, "2 2 8 17")]
    [InlineData(39, "2 3 9 18")]
    [InlineData(41, "2 3 9 19")]
    [InlineData(42, "2 3 10 20")]
    [InlineData(44, "2 3 10 21")]
    [InlineData(46, "2 3 11 22")]
    [InlineData(240, "10 20 60 120")]
    public void The_rest_of_the_pinned_table_is_exact(int budget, string expected) => AssertPinned(budget, expected);

    [Fact]
    public void Targets_of_terabytes_do_not_overflow()
    {
        var targets = ReplicationTargets.Choose(Table([(1, 10 * TiB), (2, 20 * TiB), (6, 10 * TiB), (48, 10 * TiB)]), 2000UL * (1UL << 40), 5, 161);
        Assert.Equal<ushort>([5, 6, 20, 161], targets!.ByWeight.Values);
    }

    [Fact]
    public void A_budget_for_the_ceiling_meets_it_exactly() => AssertPinned(2400, "100 200 600 1200");

    [Fact]
    public void A_single_weight_gets_its_mean_truncated() =>
        Assert.Equal<ushort>([23], Large([23], workers: 2000, floor: 1)!.ByWeight.Values);

    [Fact]
    public void Three_weights_share_by_weight() =>
        Assert.Equal<ushort>([2, 13, 54], Large([1, 6, 24], workers: 2000, floor: 2)!.ByWeight.Values);

    [Fact]
    public void The_floor_budget_is_a_hard_cliff()
    {
        Assert.Equal<ushort>([22], Large([1], workers: 1885, floor: 22)!.ByWeight.Values);
        Assert.Null(Large([1], workers: 1884, floor: 22));
    }

    [Fact]
    public void A_ceiling_below_the_floor_wins_and_the_placement_fails()
    {
        Assert.Equal<ushort>([3], ReplicationTargets.Choose(Table([(1, 10)]), 10_000, 5, 3)!.ByWeight.Values);
        var input = PlacementInput.FromScratch(TestFleet.Chunks(1), TestFleet.Workers(3), new PlacementConfiguration(100 * TestFleet.ChunkBytes, 1, 5));
        Assert.All(
            PlannerCatalog.Planners.Where(planner => planner != PlannerCatalog.Sticky),
            planner => Assert.IsType<PlacementOutcome.NotEnoughCapacity>(PlannerCatalog.Create(planner).Plan(input)));
        var waiting = TestFleet.Placed(PlannerCatalog.Create(PlannerCatalog.Sticky).Plan(input));
        Assert.Equal([new WaitingRow(0, WaitingReason.FewerEligibleWorkersThanFloor)], waiting.Waiting);
    }

    [Fact]
    public void An_empty_set_of_chunks_is_placed_without_an_error()
    {
        var input = PlacementInput.FromScratch(TestFleet.Chunks(0), TestFleet.Workers(3), new PlacementConfiguration(100, 1, 5));
        Assert.All(PlannerCatalog.Planners, planner =>
        {
            var placed = TestFleet.Placed(PlannerCatalog.Create(planner).Plan(input));
            Assert.Equal(0, placed.Workers.Count);
            Assert.Empty(placed.Targets);
            Assert.Empty(placed.AchievedMinimum);
        });
    }

    [Fact]
    public void A_tail_of_heavy_chunks_gets_three_copies()
    {
        var chunks = TestFleet.Chunks(20_100, number => (ushort)(number >= 15_100 ? 12 : 1));
        var capacity = chunks.SizesBytes.Sum() * 3 / 50;
        var placed = TestFleet.Stateless(chunks, TestFleet.Workers(50), TestFleet.Configuration(capacity, 0.5, 1));
        Assert.Equal<ushort>([1, 3], placed.Targets.Values);
    }

    [Fact]
    public void Degenerate_inputs_have_the_written_results()
    {
        Assert.Empty(ReplicationTargets.Choose(Table([]), 100, 2, 10)!.ByWeight);
        Assert.Equal<ushort>([10], ReplicationTargets.Choose(Table([(3, 0)]), 100, 2, 10)!.ByWeight.Values);
        Assert.Equal<ushort>([2], ReplicationTargets.Choose(Table([(3, 0)]), 0, 2, 10)!.ByWeight.Values);
        Assert.Equal<ushort>([65535], ReplicationTargets.Choose(Table([(1, 1)]), 1_000_000, 0, 65535)!.ByWeight.Values);
    }

    /// <summary>Within the budget, between floor and ceiling, and never fewer copies for a higher weight.</summary>
    [Fact]
    public void Targets_stay_within_budget_and_bounds_and_rise_with_weight() =>
        Gen.Select(Gen.Select(Gen.UShort[1, 100], Gen.Long[0, 1L << 40]).Array[1, 8], Gen.Int[0, 5], Gen.Int[0, 2000], Gen.Double[1, 40]).Sample(
            (classes, floor, ceiling, factor) =>
            {
                var table = Table([.. classes.DistinctBy(entry => entry.Item1).OrderBy(entry => entry.Item1)]);
                var budget = (ulong)(table.Values.Sum() * factor);
                if (ReplicationTargets.Choose(table, budget, floor, ceiling) is not { } targets)
                {
                    Assert.True((UInt128)table.Values.Sum() * (UInt128)floor > budget);
                    return;
                }

                Assert.True(table.Sum(entry => (double)entry.Value * targets.ByWeight[entry.Key]) <= budget * (1 + 1e-9));
                Assert.All(targets.ByWeight.Values, copies => Assert.InRange(copies, Math.Min(floor, ceiling), ceiling));
                Assert.Equal(targets.ByWeight.Values.Order(), targets.ByWeight.Values);
            },
            iter: 20_000);

    private static ReplicationTargets? Large(ushort[] weights, int workers, int floor)
    {
        const long Chunks = 500_000;
        const long CapacityBytes = 600L << 30;
        var table = Table([.. weights.Select(weight => (weight, Chunks / weights.Length * TestFleet.ChunkBytes))]);
        return ReplicationTargets.Choose(table, FleetBudget.OfEqualWorkers(CapacityBytes, workers, 0.95), floor, workers);
    }

    private static void AssertPinned(int budget, string? expected)
    {
        var targets = ReplicationTargets.Choose(Table([(1, 4), (2, 1), (6, 1), (12, 1)]), (ulong)budget, 2, 1200);
        Assert.Equal(expected, targets is null ? null : string.Join(' ', targets.ByWeight.Values));
        Assert.True(targets is null || targets.ByWeight.Keys.SequenceEqual(PinnedWeights));
    }

    private static SortedTable<ushort, long> Table((ushort Weight, long Bytes)[] classes) =>
        new([.. classes.Select(entry => entry.Weight)], [.. classes.Select(entry => entry.Bytes)]);
}
