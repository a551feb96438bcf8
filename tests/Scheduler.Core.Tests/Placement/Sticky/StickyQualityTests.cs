using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>What changes of a fleet cost under the planner <c>sticky</c>, on 100 workers and 10,000 chunks with weights 1, 6 and 24. Figures of larger fleets: docs/figures.md.</summary>
public sealed class StickyQualityTests
{
    private const int Workers = 100;
    private const int Chunks = 10_000;
    private const int Floor = 2;

    private static readonly ushort[] Weights = [1, 6, 24];

    private static readonly PlacementChunks All = Sized(Chunks);

    private static readonly PlacementConfiguration Configuration =
        new(TestFleet.Share(All, Workers, 10 / 0.95), 0.95, Floor, Rounding: ReplicationRounding.Fractional);

    private static readonly HolderLists Settled = Plan(PlacementInput.FromScratch(All, TestFleet.Workers(Workers), Configuration)).Workers;

    [Fact]
    public void The_heaviest_worker_is_within_three_percent_of_the_mean()
    {
        var bytes = TestFleet.BytesByWorker(All, Settled, Workers);
        Assert.InRange(bytes.Max(), 0, bytes.Average() * 1.03);
    }

    [Fact]
    public void The_whole_budget_is_spent_and_not_a_byte_more()
    {
        var spent = TestFleet.BytesByWorker(All, Settled, Workers).Sum();
        var budget = Configuration.WorkerCapacityBytes * Workers * 0.95;
        Assert.InRange(spent, budget * 0.9999, budget);
    }

    [Fact]
    public void A_replaced_worker_costs_what_it_held_and_nothing_else()
    {
        var fleet = TestFleet.Workers(Enumerable.Range(0, Workers).Select(worker => worker == 37 ? 500 : worker));
        var held = Rows.Without(Settled, 37);
        var lost = TestFleet.BytesByWorker(All, Settled, Workers)[37];
        var placed = Plan(Next(All, fleet, held));
        Assert.Equal(lost, MovedBytes(All, held, placed.Workers));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Growth_downloads_the_new_chunks_alone_and_takes_at_most_one_copy_from_others(int percent)
    {
        var grown = Sized(Chunks + (Chunks * percent / 100));
        var held = Rows.Appended(Settled, grown.Count - Chunks);
        var visible = new bool[grown.Count];
        Array.Fill(visible, true, 0, Chunks);
        var placed = Plan(Next(grown with { Visible = visible }, TestFleet.Workers(Workers), held));
        var losers = 0;
        for (var chunk = 0; chunk < Chunks; chunk++)
        {
            var (before, after) = (held[chunk].ToArray(), placed.Workers[chunk].ToArray());
            Assert.Empty(after.Except(before));
            Assert.InRange(before.Except(after).Count(), 0, 1 + (percent / 3));
            losers += before.Length - after.Length;
        }

        var freed = TestFleet.BytesByWorker(All, Settled, Workers).Sum() * percent / 100.0 / TestFleet.ChunkBytes;
        Assert.InRange(losers, 0, freed * 1.05);
    }

    [Fact]
    public void A_newcomer_gets_what_the_larger_fleet_affords_and_nobody_else_moves()
    {
        var placed = Plan(Next(All, TestFleet.Workers(Workers + 1), Settled));
        for (var chunk = 0; chunk < Chunks; chunk++)
        {
            Assert.Empty(Settled[chunk].ToArray().Except(placed.Workers[chunk].ToArray()));
        }

        var bytes = TestFleet.BytesByWorker(All, placed.Workers, Workers + 1);
        Assert.InRange(bytes[^1], bytes.Average() * 0.85, bytes.Average() * 1.03);
    }

    [Fact]
    public void An_empty_half_of_a_fleet_at_its_floor_is_filled_by_moves_until_within_the_tolerance()
    {
        var chunks = TestFleet.Chunks(2_000);
        var configuration = new PlacementConfiguration(TestFleet.Share(chunks, 10, 2.2), 0.95, Floor);
        var rows = Plan(PlacementInput.FromScratch(chunks, TestFleet.Workers(10), configuration)).Workers;
        for (var cycle = 0; cycle < 4; cycle++)
        {
            rows = Plan(Next(chunks, TestFleet.Workers(12), rows, configuration with { WorkerCapacityBytes = configuration.WorkerCapacityBytes * 10 / 12 })).Workers;
        }

        var bytes = TestFleet.BytesByWorker(chunks, rows, 12);
        Assert.InRange(bytes.Max(), 0, bytes.Average() * 1.03);
        Assert.All(Rows.Of(rows), row => Assert.Equal(Floor, row.Length));
    }

    private static PlacementChunks Sized(int count) => TestFleet.Chunks(count, number => Weights[number % Weights.Length]) with
    {
        SizesBytes = [.. Enumerable.Range(0, count).Select(number => 50_000_000L + (number * 7_919L * 7_919L % 150_000_001))],
    };

    private static PlacementInput Next(PlacementChunks chunks, PlacementWorkers workers, HolderLists held, PlacementConfiguration? configuration = null) =>
        new(chunks.Visible.Any(isVisible => isVisible) ? chunks : chunks with { Visible = [.. Enumerable.Repeat(true, chunks.Count)] }, workers, configuration ?? Configuration, held, held, held);

    private static PlacementOutcome.Placed Plan(PlacementInput input) => TestFleet.Placed(PlannerCatalog.Create(PlannerCatalog.Sticky).Plan(input));

    private static long MovedBytes(PlacementChunks chunks, HolderLists before, HolderLists after)
    {
        var moved = 0L;
        for (var chunk = 0; chunk < after.Count; chunk++)
        {
            moved += chunks.SizesBytes[chunk] * after[chunk].ToArray().Except(before[chunk].ToArray()).Count();
        }

        return moved;
    }
}
