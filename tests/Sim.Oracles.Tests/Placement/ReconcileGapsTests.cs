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
    public void A_state_in_which_no_chunk_rests_below_its_floor_has_no_gap() =>
        ReconcileGaps.Judge(Gap.Ideal(3, 2).View, new FleetRules(1, 101, 1.0)).Passes();

    [Fact]
    [MustPass("O-04")]
    public void Floors_that_pack_are_excused_if_no_moves_lead_there()
    {
        var locked = new StateSketch().Workers(1, 2).Chunk(1, 60).Ideal(1, 1).Chunk(2, 35).Ideal(2, 1).Chunk(3, 55).Ideal(3, 2).Chunk(4, 40).Ideal(4, 2).Chunk(5, 10).View;

        Assert.Equal([new(5)], ReconcileGaps.Find(locked, new FleetRules(1, 100, 1.0)));
        ReconcileGaps.Judge(locked, new FleetRules(1, 100, 1.0)).IsExcused(ExcuseReasons.NoRoomToMove);
    }

    /// <summary>
    /// Chunk 2 could give up its copy on worker 1, for chunk 3 to have its room, if the routing knew the other one: it was
    /// taken back by a rescue, which queues no change.
    /// </summary>
    [Fact]
    [MustPass("O-04")]
    public void A_copy_that_the_routing_never_learns_of_is_a_reason_to_wait()
    {
        var rescued = new StateSketch().Workers(1, 2).Chunk(1, 60).Ideal(1, 1).Chunk(2, 40).Visible(2).Ideal(2, 1, 2).Routing(2, 1).Chunk(3, 40).Chunk(4, 30).Ideal(4, 2);

        ReconcileGaps.Judge(rescued.View, new FleetRules(1, 100, 1.0)).IsExcused(ExcuseReasons.UnprovenCopies);
        ReconcileGaps.Judge(rescued.Routing(2, 1, 2).View, new FleetRules(1, 100, 1.0)).Fires(OracleCatalog.WeakFloors, "chunk", "a/c3", "0 of 1");
    }

    /// <summary>The second copy of chunk 4 makes the difference: it may go, and then chunk 2 can.</summary>
    [Fact]
    [MustFire("O-04")]
    public void A_copy_that_nobody_must_have_is_room_to_move()
    {
        var loose = new StateSketch().Workers(1, 2, 3).Chunk(1, 60).Ideal(1, 1).Chunk(2, 35).Ideal(2, 1).Chunk(3, 55).Ideal(3, 2).Chunk(4, 40).Ideal(4, 2, 3).Chunk(5, 50).Ideal(5, 3).Chunk(6, 36).View;

        ReconcileGaps.Judge(loose, new FleetRules(1, 100, 1.0)).Fires(OracleCatalog.WeakFloors, "chunk", "a/c6", "0 of 1");
    }
}
