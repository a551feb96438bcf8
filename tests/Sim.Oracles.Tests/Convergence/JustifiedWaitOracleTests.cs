using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

/// <summary>O-38 for single chunks that wait. Workers have room for 100 bytes.</summary>
public sealed class JustifiedWaitOracleTests
{
    [Fact]
    [MustFire("O-38")]
    public void A_wait_for_room_beside_an_empty_worker_is_a_fault() =>
        Judge(new StateSketch().Workers(1, 2).Chunk(1).Ideal(1, 1).Chunk(2).Waiting(2, WaitingReason.NoRoom, since: 7), 2)
            .Fires(OracleCatalog.JustifiedShortage, "chunk", "a/c2", "since tick 7", "0 of 1", "[2]");

    [Fact]
    [MustPass("O-38")]
    public void A_wait_for_room_is_justified_if_everything_is_full_of_floors() =>
        Judge(new StateSketch().Workers(1, 2).Chunk(1).Ideal(1, 1).Chunk(3).Ideal(3, 2).Chunk(2).Waiting(2, WaitingReason.NoRoom), 2).Passes();

    [Fact]
    [MustFire("O-38")]
    public void A_wait_for_room_that_a_copy_beyond_another_floor_takes_is_a_fault() =>
        Judge(new StateSketch().Workers(1, 2).Chunk(1).Ideal(1, 1, 2).Chunk(2).Waiting(2, WaitingReason.NoRoom), 2)
            .Fires(OracleCatalog.JustifiedShortage, "chunk", "a/c2");

    /// <summary>One bonus copy can go, from one of the two workers; the chunk needs both.</summary>
    [Fact]
    [MustPass("O-38")]
    public void A_wait_for_room_on_two_workers_is_justified_if_one_copy_beyond_a_floor_could_go() =>
        Judge(new StateSketch().Workers(1, 2, 3).Chunk(1).Ideal(1, 1, 2, 3).Chunk(2).Waiting(2, WaitingReason.NoRoom), 2, floor: 2).Passes();

    [Fact]
    [MustFire("O-38")]
    public void A_wait_with_another_reason_than_the_true_one_is_a_fault()
    {
        Judge(new StateSketch().Workers(1).Chunk(2, 101).Waiting(2, WaitingReason.NoRoom), 2).Fires(OracleCatalog.JustifiedShortage, "chunk", "larger-than-any-disk");
        Judge(new StateSketch().Workers(1).Chunk(2).Waiting(2, WaitingReason.LargerThanAnyDisk), 2).Fires(OracleCatalog.JustifiedShortage, "chunk", "no-room");
        Judge(new StateSketch().Workers(1).Chunk(2).Waiting(2, WaitingReason.NoRoom), 2, floor: 2)
            .Fires(OracleCatalog.JustifiedShortage, "chunk", "fewer-eligible-workers-than-floor");
    }

    [Fact]
    [MustPass("O-38")]
    public void Waits_of_chunks_larger_than_a_disk_or_with_fewer_workers_than_the_floor_are_justified_without_a_search()
    {
        Judge(new StateSketch().Workers(1, 2).Chunk(2, 101).Waiting(2, WaitingReason.LargerThanAnyDisk), 2).Passes();
        Judge(new StateSketch().Workers(1).Departed(2).Chunk(2).Waiting(2, WaitingReason.FewerEligibleWorkersThanFloor), 2, floor: 2).Passes();
    }

    /// <summary>Whoever wants a proof of the copies that stay waits for it.</summary>
    [Fact]
    [MustPass("O-38")]
    public void A_wait_is_justified_beside_a_shown_chunk_whose_copies_the_routing_does_not_all_know() =>
        Judge(new StateSketch().Workers(1, 2).Chunk(1).Visible(1).Ideal(1, 1, 2).Routing(1, 1).Chunk(2).Waiting(2, WaitingReason.NoRoom), 2).Passes();

    private static Sim.Engine.Verdicts.Verdict Judge(StateSketch sketch, int chunk, int floor = 1)
    {
        var view = sketch.View;
        return JustifiedWaitOracle.Judge(view, view.State.Waiting.Single(row => row.Chunk.Value == chunk), new FleetRules(floor, 100, 1.0));
    }
}
