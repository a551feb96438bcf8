namespace Sim.Oracles.Tests;

public sealed class CorrectionOracleTests
{
    private static StateSketch Chunks => new StateSketch().Chunk(1).Chunk(2).Chunk(3).Chunk(4);

    [Fact]
    [MustFire("O-16")]
    public void A_correction_with_both_sides_visible_is_a_fault() =>
        ExclusiveSwapOracle.Judge(Chunks.Visible(1).Visible(2).Correction(1, 2).View)
            .Fires(OracleCatalog.ExclusiveSwap, "correction", "a/c1", "a/c2", "both sides");

    [Fact]
    [MustFire("O-16")]
    public void A_completed_correction_whose_old_side_is_visible_is_a_fault() =>
        ExclusiveSwapOracle.Judge(Chunks.Visible(1).Correction(1, 2, completedAt: 6).View)
            .Fires(OracleCatalog.ExclusiveSwap, "correction", "a/c1", "portal assignment 6", "still visible");

    [Fact]
    [MustPass("O-16")]
    public void A_completed_correction_with_its_new_side_alone_visible_is_fine() =>
        ExclusiveSwapOracle.Judge(Chunks.Visible(2).Correction(1, 2, completedAt: 6).View).Passes();

    [Fact]
    [MustPass("O-16")]
    public void A_pending_correction_shows_its_old_side_or_none()
    {
        ExclusiveSwapOracle.Judge(Chunks.Visible(1).Correction(1, 2).View).Passes();
        ExclusiveSwapOracle.Judge(Chunks.Correction(1, 2).View).Passes();
    }

    [Fact]
    [MustFire("O-16")]
    public void A_completed_correction_with_neither_side_visible_is_a_gap() =>
        ExclusiveSwapOracle.Judge(Chunks.Correction(1, 2, completedAt: 6).View)
            .Fires(OracleCatalog.ExclusiveSwap, "correction", "a/c1", "a/c2", "a gap");

    [Fact]
    [MustPass("O-16")]
    public void A_new_side_that_a_completed_correction_replaced_leaves_no_gap() =>
        ExclusiveSwapOracle.Judge(Chunks.Correction(1, 2, completedAt: 6).Correction(2, 3, completedAt: 6).Visible(3).View).Passes();

    [Fact]
    [MustFire("O-16")]
    public void A_pending_correction_of_the_new_side_does_not_excuse_the_gap() =>
        ExclusiveSwapOracle.Judge(Chunks.Correction(1, 2, completedAt: 6).Correction(2, 3).View)
            .Fires(OracleCatalog.ExclusiveSwap, "correction", "a gap");

    [Fact]
    [MustPass("O-16")]
    public void A_new_side_that_is_being_removed_excuses_the_gap() =>
        ExclusiveSwapOracle.Judge(Chunks.Correction(1, 2, completedAt: 6).Dropped(2, 6).View).Passes();

    [Fact]
    [MustFire("O-17")]
    public void A_visible_replacement_of_a_pending_correction_is_a_fault() =>
        HiddenReplacementOracle.Judge(Chunks.Visible(2).Correction(1, 2, createdAt: 9).View)
            .Fires(OracleCatalog.HiddenReplacement, "correction", "a/c2", "tick 9");

    [Fact]
    [MustPass("O-17")]
    public void A_visible_replacement_of_a_completed_correction_is_fine() =>
        HiddenReplacementOracle.Judge(Chunks.Visible(2).Correction(1, 2, completedAt: 6).View).Passes();

    [Fact]
    [MustFire("O-18")]
    public void A_link_that_completes_before_the_one_that_produces_its_old_side_is_a_fault() =>
        SwapOrderOracle.Judge(Chunks.Correction(1, 2).Correction(2, 3, completedAt: 6).View)
            .Fires(OracleCatalog.SwapOrder, "correction", "a/c1", "a/c2", "a/c3", "portal assignment 6");

    [Fact]
    [MustPass("O-18")]
    public void Independent_and_fully_completed_corrections_are_in_order()
    {
        SwapOrderOracle.Judge(Chunks.Correction(1, 2).Correction(3, 4, completedAt: 6).View).Passes();
        SwapOrderOracle.Judge(Chunks.Correction(1, 2, completedAt: 6).Correction(2, 3, completedAt: 6).View).Passes();
        SwapOrderOracle.Judge(Chunks.Correction(1, 2, completedAt: 6).Correction(2, 3).View).Passes();
    }
}
