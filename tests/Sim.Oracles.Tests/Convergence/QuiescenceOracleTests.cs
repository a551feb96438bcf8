namespace Sim.Oracles.Tests;

public sealed class QuiescenceOracleTests
{
    private static StateSketch AtRest => new StateSketch().Workers(1, 2).Chunk(1).Visible(1).Ideal(1, 1).Chunk(2).Dropped(2, 3).Tombstoned(2, 9);

    [Fact]
    [MustPass("O-37")]
    public void Where_nothing_moves_drains_or_waits_the_probe_is_at_rest()
    {
        Assert.True(QuiescenceOracle.IsSettled(AtRest.View, AtRest.View));
        QuiescenceOracle.Judge(AtRest.View, AtRest.View, 200, 200, isInfeasible: false).Passes();
        QuiescenceOracle.Judge(AtRest.View, AtRest.Chunk(3).View, 200, 200, isInfeasible: true).Passes();
    }

    [Fact]
    [MustFire("O-37")]
    public void A_probe_that_ends_while_the_ideal_moves_is_a_fault() =>
        QuiescenceOracle.Judge(AtRest.View, AtRest.Ideal(1, 2).View, 200, 200, isInfeasible: true)
            .Fires(OracleCatalog.Quiescence, "fleet", "200 of 200 rounds", "2 chunks", "shortage yes", "a/c1", "[2]");

    [Fact]
    [MustFire("O-37")]
    public void A_probe_that_ends_while_a_copy_drains_is_a_fault() =>
        QuiescenceOracle.Judge(AtRest.View, AtRest.Stale(1, 2).View, 200, 200, isInfeasible: false)
            .Fires(OracleCatalog.Quiescence, "fleet", "shortage no", "1 draining copies", "stands still");

    [Fact]
    [MustFire("O-37")]
    public void A_probe_that_ends_while_a_routing_change_is_queued_is_a_fault() =>
        QuiescenceOracle.Judge(AtRest.View, AtRest.Diff(4, 1, 1).View, 200, 200, isInfeasible: false)
            .Fires(OracleCatalog.Quiescence, "fleet", "1 queued routing changes");

    [Fact]
    [MustFire("O-37")]
    public void A_probe_that_ends_while_a_removal_is_under_way_is_a_fault() =>
        QuiescenceOracle.Judge(AtRest.View, AtRest.Marked(1).View, 200, 200, isInfeasible: false)
            .Fires(OracleCatalog.Quiescence, "fleet", "1 removals in flight");

    [Fact]
    [MustFire("O-37")]
    public void A_probe_that_ends_after_a_single_round_is_a_fault() =>
        QuiescenceOracle.Judge(null, AtRest.View, 1, 1, isInfeasible: false).Fires(OracleCatalog.Quiescence, "fleet");
}
