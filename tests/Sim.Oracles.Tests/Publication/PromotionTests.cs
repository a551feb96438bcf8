using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class PromotionTests
{
    private static readonly ListingHistory History = ListingHistory.Empty
        .After(Published.Worker(3, (1, [1]), (2, [1])))
        .After(Published.Worker(4, (1, [2])))
        .After(Published.Worker(5, (1, [1]), (3, [1])));

    [Fact]
    public void The_first_listing_of_a_chunk_stays()
    {
        Assert.Equal(new WorkerAssignmentId(3), History.FirstListedAt(new(1)));
        Assert.Equal(new WorkerAssignmentId(5), History.FirstListedAt(new(3)));
        Assert.Null(History.FirstListedAt(new(4)));
        Assert.Same(History, History.After(Published.Worker(6, (2, [3]))));
    }

    [Fact]
    [MustFire("O-21")]
    public void Promoting_a_chunk_ahead_of_its_confirmation_is_a_fault()
    {
        ConfirmedPromotionOracle.Judge(null, Published.Portal(7, 4, (3, [1])), History)
            .Fires(OracleCatalog.ConfirmedPromotion, "chunk", "a/c3", "portal assignment 7", "worker assignment 4 confirmed", "first listed by worker assignment 5");
        ConfirmedPromotionOracle.Judge(null, Published.Portal(7, 9, [Published.Chunk(4)]), History)
            .Fires(OracleCatalog.ConfirmedPromotion, "chunk", "a/c4", "never listed");
    }

    [Fact]
    [MustPass("O-21")]
    public void A_chunk_whose_first_listing_is_confirmed_may_be_promoted_even_if_it_left_the_ideal_since()
    {
        ConfirmedPromotionOracle.Judge(null, Published.Portal(7, 3, [Published.Chunk(1), Published.Chunk(2)]), History).Passes();
        ConfirmedPromotionOracle.Judge(Published.Portal(6, 9, (3, [1])), Published.Portal(7, 9, (3, [1])), ListingHistory.Empty).Passes();
    }

    [Fact]
    [MustFire("O-21")]
    public void A_stamp_that_is_early_late_or_missing_is_a_fault()
    {
        ConfirmedPromotionOracle.JudgeStamps(new StateSketch().Chunk(1).Assigned(1, 2).View, History)
            .Fires(OracleCatalog.ConfirmedPromotion, "chunk", "a/c1", "worker assignment 2", "first listed by 3");
        ConfirmedPromotionOracle.JudgeStamps(new StateSketch().Chunk(1).View, History)
            .Fires(OracleCatalog.ConfirmedPromotion, "chunk", "a/c1", "none");
        ConfirmedPromotionOracle.JudgeStamps(new StateSketch().Chunk(4).Assigned(4, 3).Marked(4).View, History)
            .Fires(OracleCatalog.ConfirmedPromotion, "chunk", "a/c4");
    }

    [Fact]
    [MustPass("O-21")]
    [MustFire("O-21")]
    public void A_chunk_that_was_in_removal_before_its_first_listing_is_never_stamped()
    {
        var marked = new StateSketch().Chunk(1).Marked(1).View;

        ConfirmedPromotionOracle.JudgeNewStamps(marked, marked).Passes();
        ConfirmedPromotionOracle.JudgeNewStamps(new StateSketch().Chunk(1).View, new StateSketch().Chunk(1).Assigned(1, 3).Marked(1).View).Passes();
        ConfirmedPromotionOracle.JudgeNewStamps(marked, new StateSketch().Chunk(1).Assigned(1, 3).Marked(1).View)
            .Fires(OracleCatalog.ConfirmedPromotion, "chunk", "a/c1", "worker assignment 3");
    }

    [Fact]
    [MustPass("O-21")]
    public void Stamps_stay_and_a_chunk_marked_before_its_first_listing_has_none()
    {
        ConfirmedPromotionOracle.JudgeStamps(
            new StateSketch().Chunk(1).Assigned(1, 3).Chunk(2).Marked(2).Chunk(3).Assigned(3, 5).Chunk(4).Unregistered(5, 1, 2).View, History).Passes();
    }

    [Fact]
    [MustFire("O-34")]
    public void A_confirmed_chunk_that_stays_hidden_is_a_fault() =>
        BoundedPromotionOracle.Judge(new StateSketch().Chunk(1).View, Published.Portal(7, 3), History)
            .Fires(OracleCatalog.BoundedPromotion, "chunk", "a/c1", "worker assignment 3", "2..3", "portal assignment 7");

    [Fact]
    [MustFire("O-34")]
    public void A_chunk_of_another_dataset_with_the_same_blocks_holds_nothing_back() =>
        BoundedPromotionOracle.Judge(new StateSketch().Chunk(1).View, Published.Portal(7, 3, [Published.Chunk(2, "b", 3, 4)]), History)
            .Fires(OracleCatalog.BoundedPromotion, "chunk", "a/c1", "portal assignment 7");

    [Fact]
    [MustPass("O-34")]
    public void A_chunk_that_is_unconfirmed_rejected_in_removal_or_a_pending_replacement_may_stay_hidden()
    {
        BoundedPromotionOracle.Judge(new StateSketch().Chunk(1).View, Published.Portal(7, 2), History).Passes();
        BoundedPromotionOracle.Judge(new StateSketch().Chunk(1).Rejected(1).View, Published.Portal(7, 3), History).Passes();
        BoundedPromotionOracle.Judge(new StateSketch().Chunk(1).Marked(1).View, Published.Portal(7, 3), History).Passes();
        BoundedPromotionOracle.Judge(new StateSketch().Chunk(1).Chunk(9).Correction(9, 1).View, Published.Portal(7, 3), History).Passes();
        BoundedPromotionOracle.Judge(new StateSketch().Chunk(1).Visible(1).View, Published.Portal(7, 3, (1, [1])), History).Passes();
    }

    [Fact]
    [MustPass("O-34")]
    public void A_confirmed_chunk_that_is_held_back_is_excused_from_being_shown() =>
        BoundedPromotionOracle.Judge(
            new StateSketch().Chunk(1).Chunk(2, first: 3, last: 4).Visible(2).View,
            Published.Portal(7, 3, [Published.Chunk(2, "a", 3, 4)]),
            History).IsExcused(ExcuseReasons.HeldBack);
}
