using Sim.Oracles.Feasibility;

namespace Sim.Oracles.Tests;

public sealed class JustifiedShortageOracleTests
{
    [Fact]
    [MustFire("O-38")]
    public void A_shortage_of_a_nearly_empty_fleet_is_a_fault() =>
        JustifiedShortageOracle.Judge(Equal(chunks: 4, floor: 2, workers: 4, saturation: 0.9), forgivesKnifeEdges: true)
            .Fires(OracleCatalog.JustifiedShortage, "fleet", "4 chunks", "2 copies", "800 of 3600 bytes", "4 workers of 1000 bytes", "exists");

    [Fact]
    [MustPass("O-38")]
    public void A_shortage_is_justified_if_more_bytes_are_wanted_than_may_be_claimed() =>
        JustifiedShortageOracle.Judge(Equal(chunks: 10, floor: 4, workers: 4, saturation: 0.9), forgivesKnifeEdges: false).Passes();

    [Fact]
    [MustPass("O-38")]
    public void A_shortage_is_justified_if_the_floor_is_above_the_fleet() =>
        JustifiedShortageOracle.Judge(Equal(chunks: 1, floor: 5, workers: 4, saturation: 1.0), forgivesKnifeEdges: false).Passes();

    [Fact]
    [MustPass("O-38")]
    [MustFire("O-38")]
    public void Twelve_chunks_on_36_of_40_slots_are_a_knife_edge_for_the_forgiven_planner_alone()
    {
        var problem = Equal(chunks: 12, floor: 3, workers: 4, saturation: 0.95);

        JustifiedShortageOracle.Judge(problem, forgivesKnifeEdges: true).IsExcused(ExcuseReasons.KnifeEdge);
        JustifiedShortageOracle.Judge(problem, forgivesKnifeEdges: false).Fires(OracleCatalog.JustifiedShortage, "fleet", "3600 of 3800 bytes", "exists");
    }

    [Fact]
    [MustFire("O-38")]
    public void What_cannot_get_stuck_in_any_order_is_no_knife_edge() =>
        JustifiedShortageOracle.Judge(Equal(chunks: 62, floor: 1, workers: 8, saturation: 0.8), forgivesKnifeEdges: true)
            .Fires(OracleCatalog.JustifiedShortage, "fleet", "6200 of 6400 bytes");

    [Fact]
    [MustPass("O-38")]
    [MustFire("O-38")]
    public void The_demand_of_a_state_is_what_takes_part_in_scheduling_on_the_active_workers()
    {
        // 36 of 40 slots, as above; a rejected and a tombstoned chunk want nothing, a dropped one still wants its floor.
        var sketch = new StateSketch().Workers(1, 2, 3, 4).Departed(5).Chunk(20).Rejected(20).Chunk(21).Tombstoned(21, 9);
        for (var chunk = 1; chunk <= 12; chunk++)
        {
            sketch.Chunk(chunk);
        }

        var view = sketch.Dropped(12, 3).View;
        JustifiedShortageOracle.Judge(PackingProblem.From(view, new FleetRules(3, 1000, 0.95)), forgivesKnifeEdges: true).IsExcused(ExcuseReasons.KnifeEdge);
        JustifiedShortageOracle.Judge(PackingProblem.From(view, new FleetRules(3, 1000, 0.95)), forgivesKnifeEdges: false).Fires(OracleCatalog.JustifiedShortage, "fleet", "12 chunks");
        JustifiedShortageOracle.Judge(PackingProblem.From(view, new FleetRules(4, 1000, 0.95)), forgivesKnifeEdges: false).Passes();
    }

    /// <summary>17 chunks, floor 2, 40 places: first-fit packs with headroom, and yet greedy seats can run out.</summary>
    [Fact]
    public void Seats_that_ran_out_excuse_the_planner_that_may_have_gaps_and_no_other()
    {
        var problem = Equal(chunks: 17, floor: 2, workers: 4, saturation: 0.95);
        JustifiedShortageOracle.Judge(problem, forgivesKnifeEdges: true).Fires(OracleCatalog.JustifiedShortage, "fleet", "exists");
        JustifiedShortageOracle.Judge(problem, forgivesKnifeEdges: true, isProvenStuck: true).IsExcused(ExcuseReasons.StuckSeating);
        JustifiedShortageOracle.Judge(problem, forgivesKnifeEdges: false, isProvenStuck: true).Fires(OracleCatalog.JustifiedShortage, "fleet", "exists");
    }

    private static PackingProblem Equal(int chunks, int floor, int workers, double saturation) =>
        new([.. Enumerable.Repeat(100L, chunks)], floor, workers, 1000, saturation);
}
