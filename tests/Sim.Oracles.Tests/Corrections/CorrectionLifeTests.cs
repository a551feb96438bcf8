namespace Sim.Oracles.Tests;

public sealed class CorrectionLifeTests
{
    /// <summary>Four chunks of one range: a chain may run through any of them.</summary>
    private static StateSketch Chunks => new StateSketch()
        .Chunk(1, first: 2, last: 3).Chunk(2, first: 2, last: 3).Chunk(3, first: 2, last: 3).Chunk(4, first: 2, last: 3);

    [Fact]
    [MustPass("O-31")]
    public void Chains_and_independent_corrections_are_a_forest() =>
        CorrectionForestOracle.Judge(Chunks.Correction(1, 2).Correction(2, 3).View).Passes();

    [Fact]
    [MustFire("O-31")]
    public void A_chunk_that_is_replaced_twice_or_replaces_two_is_a_fault()
    {
        CorrectionForestOracle.Judge(Chunks.Correction(1, 2).Correction(1, 3).View)
            .Fires(OracleCatalog.CorrectionForest, "correction", "a/c1", "a/c3", "second time");
        CorrectionForestOracle.Judge(Chunks.Correction(1, 3).Correction(2, 3).View)
            .Fires(OracleCatalog.CorrectionForest, "correction", "a/c2", "a/c3", "replaces a second chunk");
    }

    [Fact]
    [MustFire("O-31")]
    public void A_chain_that_returns_to_its_start_is_a_fault()
    {
        CorrectionForestOracle.Judge(Chunks.Correction(1, 2).Correction(2, 3).Correction(3, 1).View)
            .Fires(OracleCatalog.CorrectionForest, "correction", "returns to its start");
        CorrectionForestOracle.Judge(Chunks.Correction(1, 1).View).Fires(OracleCatalog.CorrectionForest, "correction", "returns to its start");
    }

    [Fact]
    [MustFire("O-31")]
    public void Sides_in_different_datasets_or_of_different_ranges_or_not_stored_are_a_fault()
    {
        CorrectionForestOracle.Judge(new StateSketch().Chunk(1).Chunk(2, dataset: "b", first: 2, last: 3).Correction(1, 2).View)
            .Fires(OracleCatalog.CorrectionForest, "correction", "datasets a and b");
        CorrectionForestOracle.Judge(new StateSketch().Chunk(1).Chunk(2).Correction(1, 2).View)
            .Fires(OracleCatalog.CorrectionForest, "correction", "2..3", "4..5");
        CorrectionForestOracle.Judge(new StateSketch().Chunk(1).Correction(1, 2).View)
            .Fires(OracleCatalog.CorrectionForest, "correction", "not stored");
    }

    [Fact]
    [MustFire("O-39")]
    public void A_ready_correction_that_is_pending_after_a_visibility_pass_is_a_fault() =>
        BoundedCorrectionOracle.Judge(Chunks.Assigned(2, 3).Correction(1, 2).View, Published.Portal(7, 3))
            .Fires(OracleCatalog.BoundedCorrection, "correction", "a/c1", "a/c2", "portal assignment 7", "placed by 3");

    [Fact]
    [MustFire("O-39")]
    public void A_replacement_that_was_stamped_before_it_was_marked_excuses_no_pending_correction() =>
        BoundedCorrectionOracle.Judge(Chunks.Assigned(2, 3).Marked(2).Correction(1, 2).View, Published.Portal(7, 3))
            .Fires(OracleCatalog.BoundedCorrection, "correction", "a/c2");

    [Fact]
    [MustPass("O-39")]
    public void A_correction_that_is_unconfirmed_unplaced_blocked_or_completed_is_not_overdue()
    {
        BoundedCorrectionOracle.Judge(Chunks.Assigned(2, 4).Correction(1, 2).View, Published.Portal(7, 3)).Passes();
        BoundedCorrectionOracle.Judge(Chunks.Correction(1, 2).View, Published.Portal(7, 3)).Passes();
        BoundedCorrectionOracle.Judge(Chunks.Assigned(3, 3).Correction(1, 2).Correction(2, 3).View, Published.Portal(7, 3)).Passes();
        BoundedCorrectionOracle.Judge(Chunks.Assigned(2, 3).Correction(1, 2, completedAt: 7).View, Published.Portal(7, 3)).Passes();
    }

    [Fact]
    [MustPass("O-39")]
    public void A_correction_whose_replacement_was_marked_before_its_stamp_or_rejected_is_excused()
    {
        BoundedCorrectionOracle.Judge(Chunks.Marked(2).Correction(1, 2).View, Published.Portal(7, 3)).IsExcused(ExcuseReasons.CannotComplete);
        BoundedCorrectionOracle.Judge(Chunks.Rejected(2).Correction(1, 2).View, Published.Portal(7, 3)).IsExcused(ExcuseReasons.CannotComplete);
    }
}
