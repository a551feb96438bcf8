using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using static Scheduler.Core.Tests.Placement.TestFleet;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Same-cycle preemption, on the ring where worker k has hash k.</summary>
public sealed class PreemptionCases
{
    [Fact]
    public void A_drain_is_taken_but_never_the_last_committed_copy() => AssertResult(
        new IdentityFleet(3, 1000, 1)
            .Add(new IdentityChunk(1000, 0) { Held = [1, 2], Committed = [2], Routed = [1, 2] })
            .Add(Starved(1000, 2)),
        [[0, 2], [1]],
        new EvictedCopy(0, 1));

    [Fact]
    public void Several_starved_chunks_cannot_strip_one_donor() => AssertResult(
        new IdentityFleet(5, 1000, 1)
            .Add(Settled(1000, 0, 2, 3, 4))
            .Add(Settled(1000, 1, 1))
            .Add(Starved(1000, 2))
            .Add(Starved(1000, 3))
            .Add(Starved(1000, 4)),
        [[0, 4], [1], [2], [3], []],
        new EvictedCopy(0, 2),
        new EvictedCopy(0, 3));

    [Fact]
    public void Bonus_copies_make_room_for_a_whole_floor() => AssertResult(
        new IdentityFleet(5, 1000, 2)
            .Add(new IdentityChunk(1000, 0, 1, 2, 3, 4) { Visible = true, Held = [0, 1, 2, 3, 4], Committed = [0, 1, 2, 3, 4], Routed = [0, 1, 2, 3, 4] })
            .Add(Starved(1000, 3, 4)),
        [[0, 1, 2], [3, 4]],
        new EvictedCopy(0, 3),
        new EvictedCopy(0, 4));

    [Fact]
    public void A_donor_at_its_floor_gives_nothing()
    {
        var result = AssertResult(
            new IdentityFleet(2, 1000, 2)
                .Add(new IdentityChunk(1000, 0, 1) { Visible = true, Held = [0, 1], Committed = [0, 1], Routed = [0, 1] })
                .Add(new IdentityChunk(1000, 0, 1)),
            [[0, 1], []]);
        Assert.Equal([1], result.Excluded);
    }

    [Fact]
    public void A_chunk_that_is_being_removed_gives_its_drains() => AssertResult(
        new IdentityFleet(2, 1000, 1)
            .Add(new IdentityChunk(1000, 0) { Ideal = [], Held = [0, 1] })
            .Add(new IdentityChunk(1000, 1)),
        [[0], [1]],
        new EvictedCopy(0, 1));

    [Fact]
    public void A_new_chunk_takes_a_drain_that_nobody_reads() => AssertResult(
        new IdentityFleet(2, 1000, 1)
            .Add(new IdentityChunk(1000, 0) { Visible = true, Held = [0, 1], Committed = [0], Routed = [0] })
            .Add(new IdentityChunk(1000, 1)),
        [[0], [1]],
        new EvictedCopy(0, 1));

    [Fact]
    public void Only_a_visible_chunk_takes_a_copy_that_is_still_read()
    {
        var donor = new IdentityChunk(1000, 0) { Visible = true, Held = [0, 1], Committed = [0], Routed = [0, 1] };
        var refused = AssertResult(new IdentityFleet(2, 1000, 1).Add(donor).Add(new IdentityChunk(1000, 1)), [[0], []]);
        Assert.Equal([1], refused.Excluded);
        AssertResult(new IdentityFleet(2, 1000, 1).Add(donor).Add(Starved(1000, 1)), [[0], [1]], new EvictedCopy(0, 1));
    }

    [Fact]
    public void The_only_copy_that_is_surely_there_is_not_taken() => AssertResult(
        new IdentityFleet(2, 1000, 1)
            .Add(new IdentityChunk(1000, 1) { Visible = true, Held = [0, 1], Committed = [0, 1], Routed = [0] })
            .Add(Starved(1000, 0)),
        [[1], []]);

    /// <summary>A known limit: without routing there is no proof of possession, so a planned copy counts as one.</summary>
    [Fact]
    public void A_donor_that_is_not_visible_can_lose_its_only_downloaded_copy() => AssertResult(
        new IdentityFleet(2, 1000, 1)
            .Add(new IdentityChunk(1000, 1) { Held = [0, 1], Committed = [0, 1] })
            .Add(Starved(1000, 0)),
        [[1], [0]],
        new EvictedCopy(0, 0));

    [Fact]
    public void Two_starved_chunks_cannot_take_both_copies_that_are_read() => AssertResult(
        new IdentityFleet(3, 1000, 1)
            .Add(new IdentityChunk(1000, 2) { Visible = true, Held = [0, 1, 2], Committed = [0, 1, 2], Routed = [0, 1] })
            .Add(Starved(1000, 0))
            .Add(Starved(1000, 1)),
        [[2], [0], []],
        new EvictedCopy(0, 0));

    [Fact]
    public void A_visible_donor_without_committed_copies_keeps_one_that_is_held() => AssertResult(
        new IdentityFleet(3, 1000, 1)
            .Add(new IdentityChunk(500, 0) { Visible = true, Held = [1, 2] })
            .Add(Settled(500, 0, 0))
            .Add(Settled(500, 1, 1))
            .Add(Settled(500, 2, 2))
            .Add(Starved(500, 1))
            .Add(Starved(500, 2)),
        [[0, 2], [0], [1], [2], [1], []],
        new EvictedCopy(0, 1));

    [Fact]
    public void The_last_held_copy_of_a_visible_chunk_is_not_taken() => AssertResult(
        new IdentityFleet(2, 1000, 1)
            .Add(new IdentityChunk(500, 0) { Visible = true, Held = [1] })
            .Add(Settled(500, 0, 0))
            .Add(Settled(500, 1, 1))
            .Add(Starved(500, 1)),
        [[0, 1], [0], [1], []]);

    [Fact]
    public void The_largest_copy_that_nobody_reads_goes_first() => AssertResult(
        new IdentityFleet(2, 1000, 1)
            .Add(new IdentityChunk(300, 0) { Held = [0, 1], Committed = [0], Routed = [0] })
            .Add(new IdentityChunk(400, 0) { Held = [0, 1], Committed = [0], Routed = [0] })
            .Add(new IdentityChunk(300, 0) { Held = [0, 1], Committed = [0], Routed = [0, 1] })
            .Add(Starved(350, 1)),
        [[0], [0], [0], [1]],
        new EvictedCopy(1, 1));

    /// <summary>Of equal victims the one that comes first in the input goes.</summary>
    [Fact]
    public void Equal_victims_go_in_input_order() => AssertResult(
        new IdentityFleet(2, 1000, 1)
            .Add(new IdentityChunk(500, 0) { Held = [0, 1], Committed = [0] })
            .Add(new IdentityChunk(500, 0) { Held = [0, 1], Committed = [0] })
            .Add(Starved(500, 1)),
        [[0], [0], [1]],
        new EvictedCopy(0, 1));

    [Fact]
    public void A_starved_chunk_spills_past_workers_that_have_nothing_to_give() => AssertResult(
        new IdentityFleet(3, 1000, 1)
            .Add(Settled(1000, 0, 0))
            .Add(new IdentityChunk(600, 1) { Held = [1, 2], Committed = [1] })
            .Add(new IdentityChunk(400, 1) { Held = [1, 2], Committed = [1] })
            .Add(Starved(900, 0)),
        [[0], [1], [1], [2]],
        new EvictedCopy(1, 2),
        new EvictedCopy(2, 2));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_chunk_is_published_whole_once_it_may_take_copies_that_are_read(bool visible)
    {
        var fleet = ThreeFullWorkers().Add(new IdentityChunk(1000, 3, 0) { Visible = visible });
        var result = fleet.Reconcile();
        Assert.Equal(visible ? 2 : 0, result.Published[3].Length);
        Assert.Equal(visible ? 1 : 0, result.Evicted.Count);
        AssertDonorsKeepTwo(fleet, result, donors: 3);
    }

    [Fact]
    public void A_hidden_chunk_that_holds_a_copy_keeps_it()
    {
        var result = ThreeFullWorkers().Add(new IdentityChunk(1000, 3, 0) { Held = [3], Committed = [3] }).Reconcile();
        Assert.Equal<ushort>([3], Rows.Of(result.Published)[3]);
        Assert.Empty(result.Excluded);
    }

    [Fact]
    public void Starved_chunks_leave_every_donor_two_present_copies()
    {
        var fleet = new IdentityFleet(4, 3000, 2)
            .Add(OnAll(0)).Add(OnAll(1)).Add(OnAll(2)).Add(Starved(1000, 3, 0)).Add(Starved(1000, 1, 2));
        var result = fleet.Reconcile();
        AssertDonorsKeepTwo(fleet, result, donors: 3);
        Assert.Contains(Rows.Of(result.Published)[3..], row => row.Length >= 2);

        static IdentityChunk OnAll(int home) => new(1000, home, home + 1)
        {
            Visible = true,
            Held = [0, 1, 2, 3],
            Committed = [0, 1, 2, 3],
            Routed = [0, 1, 2, 3],
        };
    }

    /// <summary>
    /// The new chunk (600) evicts the drain on worker 0 for its first copy and finds nothing for its second one, so both
    /// are taken back. A second new chunk that needs exactly that room shows that the bytes were charged back.
    /// </summary>
    [Fact]
    public void A_new_chunk_that_fails_takes_back_its_evictions()
    {
        var fleet = new IdentityFleet(4, 1000, 2)
            .Add(new IdentityChunk(600, 2, 3) { Held = [0] })
            .Add(new IdentityChunk(400, 0, 2) { Visible = true, Held = [0], Committed = [0], Routed = [0] })
            .Add(new IdentityChunk(1000, 1) { Visible = true, Held = [1], Committed = [1], Routed = [1] })
            .Add(new IdentityChunk(600, 0, 1))
            .Add(new IdentityChunk(500, 0, 3));
        var result = AssertResult(fleet, [[0, 2, 3], [0, 2], [1], [], []]);
        Assert.Equal([3, 4], result.Excluded);
    }

    /// <summary>Only one held copy of the donor is left for its floor of two, and the evicted one is not brought back to fill it.</summary>
    [Fact]
    public void An_evicted_copy_is_not_brought_back_in_the_same_call() => AssertResult(
        new IdentityFleet(5, 1000, 2)
            .Add(new IdentityChunk(1000, 2, 3, 0) { Held = [0, 1] })
            .Add(new IdentityChunk(1000, 0, 4)),
        [[1, 2, 3], [0, 4]],
        new EvictedCopy(0, 0));

    /// <summary>
    /// Every disk is overfull, so the walk refuses even what is held. Nobody may evict to seat a chunk where it is
    /// already: each chunk keeps its floor through add-back.
    /// </summary>
    [Fact]
    public void A_lowered_capacity_does_not_make_chunks_evict_each_other()
    {
        var input = PlacementCase.Named("capacity_lowered_40_percent").Input;
        var placed = Placed(new MultistepPlanner<SeaHashRingHash>().Plan(input));
        ReconciliationCases.AssertGuarantees(input, placed);
        for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
        {
            Assert.True(placed.Workers[chunk].Length >= 2);
        }
    }

    /// <summary>Room is counted from what really is on an overfull disk: evictions that would still not fit the chunk are not made.</summary>
    [Fact]
    public void An_overfull_worker_is_not_stripped_for_a_chunk_that_does_not_fit_then() => AssertResult(
        new IdentityFleet(2, 1000, 1)
            .Add(Settled(900, 0, 0))
            .Add(new IdentityChunk(600, 1) { Held = [0] })
            .Add(Settled(400, 1, 1))
            .Add(Starved(500, 0)),
        [[0], [0, 1], [1], []]);

    private static IdentityFleet ThreeFullWorkers()
    {
        return new IdentityFleet(4, 3000, 2).Add(OnThree(0, 1)).Add(OnThree(1, 2)).Add(OnThree(2, 0));

        static IdentityChunk OnThree(int first, int second) => new(1000, first, second)
        {
            Visible = true,
            Held = [0, 1, 2],
            Committed = [0, 1, 2],
            Routed = [0, 1, 2],
        };
    }

    private static void AssertDonorsKeepTwo(IdentityFleet fleet, ReconciliationResult result, int donors)
    {
        for (var donor = 0; donor < donors; donor++)
        {
            Assert.True(Rows.Of(result.Published)[donor].Count(worker => fleet.Input.Held[donor].Contains(worker)) >= 2);
        }

        var placed = new PlacementOutcome.Placed(result.Published, new SortedTable<ushort, ushort>([], []), new SortedTable<ushort, ushort>([], []), result.Evicted, result.Excluded.Count);
        ReconciliationCases.AssertGuarantees(fleet.Input, placed);
    }

    /// <summary>A visible chunk with all its copies committed and read.</summary>
    private static IdentityChunk Settled(long size, int home, params ushort[] holders) =>
        new(size, home) { Visible = true, Held = holders, Committed = holders, Routed = holders };

    /// <summary>A visible chunk that nobody holds.</summary>
    private static IdentityChunk Starved(long size, params int[] homes) => new(size, homes) { Visible = true };

    private static ReconciliationResult AssertResult(IdentityFleet fleet, ushort[][] published, params EvictedCopy[] evicted)
    {
        var result = fleet.Reconcile();
        Rows.AssertEqual(published, Rows.Sorted(result.Published));
        Assert.Equal(evicted, result.Evicted);
        return result;
    }
}
