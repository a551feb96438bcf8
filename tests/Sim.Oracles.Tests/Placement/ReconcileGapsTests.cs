namespace Sim.Oracles.Tests;

public sealed class ReconcileGapsTests
{
    private static StateSketch Gap => new StateSketch().Workers(1, 2).Chunk(1, 60).Ideal(1, 1).Chunk(2, 40).Ideal(2, 2).Chunk(3, 61);

    [Fact]
    public void A_chunk_without_room_is_a_gap_if_all_floors_pack_from_scratch()
    {
        Assert.Equal([new(3)], ReconcileGaps.Find(Gap.View, new FleetRules(1, 101, 1.0)));
        Assert.Empty(ReconcileGaps.Find(Gap.View, new FleetRules(1, 80, 1.0)));
        Assert.Empty(ReconcileGaps.Find(Gap.Ideal(3, 2).View, new FleetRules(1, 101, 1.0)));
    }

    [Fact]
    [MustFire("O-04")]
    public void A_planner_that_must_not_have_gaps_is_judged_for_them() =>
        ReconcileGaps.Judge(Gap.View, new FleetRules(1, 101, 1.0)).Fires(OracleCatalog.WeakFloors, "chunk", "a/c3", "0 of 1");

    [Fact]
    [MustPass("O-04")]
    public void No_chunk_rests_below_its_floor() => ReconcileGaps.Judge(Gap.Ideal(3, 2).View, new FleetRules(1, 101, 1.0)).Passes();
}
