namespace Sim.Oracles.Tests;

public sealed class NonOverlapOracleTests
{
    [Theory]
    [InlineData(10, 20, 20, 30)]
    [InlineData(10, 20, 12, 15)]
    [InlineData(5, 5, 5, 5)]
    [MustFire("O-20")]
    public void Two_visible_chunks_of_a_dataset_that_share_a_block_are_a_fault(long first1, long last1, long first2, long last2)
    {
        var published = Published.Portal(7, 3, [Published.Chunk(1, "a", first1, last1), Published.Chunk(2, "a", first2, last2)]);

        NonOverlapOracle.Judge(published)
            .Fires(OracleCatalog.NonOverlap, "chunk", "a/c1", "a/c2", $"{first1}..{last1}", $"{first2}..{last2}", "portal assignment 7");
    }

    [Fact]
    [MustFire("O-20")]
    public void An_overlap_shows_even_if_a_third_chunk_begins_in_between() =>
        NonOverlapOracle.Judge(
            Published.Portal(7, 3, [Published.Chunk(1, "a", 0, 99), Published.Chunk(2, "a", 10, 19), Published.Chunk(3, "a", 50, 59)]))
            .Fires(OracleCatalog.NonOverlap, "chunk", "a/c1");

    [Fact]
    [MustPass("O-20")]
    public void Neighbours_and_chunks_of_different_datasets_do_not_overlap() =>
        NonOverlapOracle.Judge(
            Published.Portal(7, 3, [Published.Chunk(1, "a", 0, 10), Published.Chunk(2, "a", 11, 20), Published.Chunk(3, "b", 0, 10)])).Passes();

    [Fact]
    [MustFire("O-20")]
    public void Promoting_the_higher_claim_and_holding_the_lower_one_back_is_a_fault()
    {
        var view = Confirmed().View;

        NonOverlapOracle.JudgeHeldBack(view, Published.Portal(7, 3, [Published.Chunk(2, "a", 15, 25)]))
            .Fires(OracleCatalog.NonOverlap, "chunk", "a/c2", "15..25", "a/c1", "10..20", "portal assignment 7");
    }

    [Fact]
    [MustPass("O-20")]
    public void Holding_a_claim_back_is_fine_if_a_lower_one_won_or_the_other_was_visible_before()
    {
        var higher = Published.Portal(7, 3, [Published.Chunk(2, "a", 15, 25)]);

        NonOverlapOracle.JudgeHeldBack(Confirmed().View, Published.Portal(7, 3, [Published.Chunk(1, "a", 10, 20)])).Passes();
        NonOverlapOracle.JudgeHeldBack(Confirmed().Visible(2, since: 6).View, higher).Passes();
        NonOverlapOracle.JudgeHeldBack(Confirmed().Visible(2, since: 7).View, higher).Fires(OracleCatalog.NonOverlap, "chunk");
    }

    [Fact]
    [MustPass("O-20")]
    public void A_chunk_that_may_not_be_promoted_is_not_held_back()
    {
        var higher = Published.Portal(7, 3, [Published.Chunk(2, "a", 15, 25)]);

        NonOverlapOracle.JudgeHeldBack(Confirmed().Assigned(1, 4).View, higher).Passes();
        NonOverlapOracle.JudgeHeldBack(Confirmed().Marked(1).View, higher).Passes();
        NonOverlapOracle.JudgeHeldBack(Confirmed().Chunk(9).Correction(9, 1).View, higher).Passes();
    }

    [Fact]
    [MustFire("O-20")]
    public void Rejecting_the_lower_of_two_new_claims_on_a_range_is_a_fault()
    {
        var before = new StateSketch().Unregistered(3, 10, 20).Unregistered(9, 10, 20).View;
        var after = new StateSketch().Chunk(3, first: 10, last: 20).Rejected(3).Chunk(9, first: 10, last: 20).View;

        NonOverlapOracle.JudgeRegistration(before, after).Fires(OracleCatalog.NonOverlap, "chunk", "a/c3", "10..20", "was rejected although");
    }

    [Fact]
    [MustFire("O-20")]
    public void A_claim_admitted_over_a_live_chunk_is_a_fault()
    {
        var before = new StateSketch().Chunk(1, first: 10, last: 20).View;
        var after = new StateSketch().Chunk(1, first: 10, last: 20).Chunk(2, first: 15, last: 25).View;

        NonOverlapOracle.JudgeRegistration(before, after).Fires(OracleCatalog.NonOverlap, "chunk", "a/c2", "was admitted although", "a/c1");
    }

    [Fact]
    [MustFire("O-20")]
    public void Rejecting_a_replacement_of_the_same_range_or_admitting_one_of_another_range_is_a_fault()
    {
        var before = new StateSketch().Chunk(1, first: 10, last: 20).View;

        NonOverlapOracle.JudgeRegistration(
            before, new StateSketch().Chunk(1, first: 10, last: 20).Chunk(2, first: 10, last: 20).Rejected(2).Correction(1, 2).View)
            .Fires(OracleCatalog.NonOverlap, "chunk", "a/c2", "was rejected");
        NonOverlapOracle.JudgeRegistration(
            before, new StateSketch().Chunk(1, first: 10, last: 20).Chunk(2, first: 30, last: 40).Correction(1, 2).View)
            .Fires(OracleCatalog.NonOverlap, "chunk", "a/c2", "was admitted");
    }

    [Fact]
    [MustPass("O-20")]
    public void Overlaps_rejected_and_neighbours_freed_ranges_and_replacements_admitted_are_fine()
    {
        var before = new StateSketch().Chunk(1, first: 10, last: 20).Chunk(2, first: 30, last: 40).Marked(2);
        var after = new StateSketch().Chunk(1, first: 10, last: 20).Chunk(2, first: 30, last: 40).Marked(2)
            .Chunk(3, first: 15, last: 25).Rejected(3)
            .Chunk(4, first: 21, last: 25)
            .Chunk(5, first: 30, last: 40)
            .Chunk(6, dataset: "b", first: 10, last: 20)
            .Chunk(7, first: 10, last: 20).Correction(1, 7);

        NonOverlapOracle.JudgeRegistration(before.View, after.View).Passes();
    }

    private static StateSketch Confirmed() => new StateSketch()
        .Chunk(1, first: 10, last: 20).Assigned(1, 3).Chunk(2, first: 15, last: 25).Assigned(2, 3);
}
