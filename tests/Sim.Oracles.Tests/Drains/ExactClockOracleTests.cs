using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles.Tests;

/// <summary>
/// M is 60. Portal assignment 1 was created at tick 300 under watermark 2, so that copies superseded by assignments 1 and 2
/// drain from there; copies superseded by assignment 3 are pending.
/// </summary>
public sealed class ExactClockOracleTests
{
    private const long MTicks = 60;

    private static StateSketch Fleet => new StateSketch().Workers(1, 2, 3).Chunk(1).Ideal(1, 1).Chunk(2).Ideal(2, 1).Portal(300, 2).Newest(3);

    private static Housekeeping Nothing => Housekeeping.Nothing;

    [Fact]
    [MustPass("O-23")]
    public void A_drain_anchored_at_300_is_kept_at_359_and_expires_at_360()
    {
        var before = Fleet.Stale(1, 2, 2, 1, 300).View;

        Short(before, before, Nothing, 359).Passes();
        Short(before, Fleet.View, Nothing with { ExpiredDrains = [Copy(1, 2)] }, 360).Passes();
    }

    [Fact]
    [MustFire("O-23")]
    public void A_drain_that_ends_one_tick_early_or_late_is_a_fault()
    {
        var before = Fleet.Stale(1, 2, 2, 1, 300).View;

        Short(before, Fleet.View, Nothing with { ExpiredDrains = [Copy(1, 2)] }, 359)
            .Fires(OracleCatalog.ExactClocks, "draining copy", "tick 359", "reports expiring", "a/c1", "worker 2", "was not due", "tick 300");
        Short(before, before, Nothing, 360).Fires(OracleCatalog.ExactClocks, "draining copy", "does not report expiring", "was due");
    }

    [Fact]
    [MustFire("O-23")]
    public void Rows_that_say_otherwise_than_the_report_are_a_fault()
    {
        var before = Fleet.Stale(1, 2, 2, 1, 300).View;

        Short(before, Fleet.View, Nothing, 359).Fires(OracleCatalog.ExactClocks, "draining copy", "must still drain and does not", "tick 300");
        Short(before, before, Nothing with { ExpiredDrains = [Copy(1, 2)] }, 360).Fires(OracleCatalog.ExactClocks, "draining copy", "must not drain any more");
    }

    [Fact]
    [MustPass("O-23")]
    public void A_pending_drain_never_expires_by_age()
    {
        var before = Fleet.Stale(1, 2, 3).View;

        Short(before, before, Nothing, 100_000).Passes();
        Short(before, Fleet.View, Nothing with { ExpiredDrains = [Copy(1, 2)] }, 100_000).Fires(OracleCatalog.ExactClocks, "draining copy", "not started");
    }

    [Fact]
    [MustPass("O-23")]
    [MustFire("O-23")]
    public void Nothing_is_due_while_now_is_below_M()
    {
        var before = new StateSketch().Workers(1, 2).Chunk(1).Ideal(1, 1).Stale(1, 2, 2, 1, 0).Portal(0, 2).Newest(2);
        var after = new StateSketch().Workers(1, 2).Chunk(1).Ideal(1, 1).Portal(0, 2).Newest(2);

        Short(before.View, before.View, Nothing, 59).Passes();
        Short(before.View, after.View, Nothing with { ExpiredDrains = [Copy(1, 2)] }, 59).Fires(OracleCatalog.ExactClocks, "draining copy");
        Short(before.View, after.View, Nothing with { ExpiredDrains = [Copy(1, 2)] }, 60).Passes();
    }

    [Fact]
    [MustPass("O-23")]
    public void A_tombstone_comes_M_ticks_after_the_drop_and_takes_the_drains_of_its_chunk_along()
    {
        var before = Fleet.Dropped(2, 1).Stale(2, 3, 3).Stale(1, 3, 3).View;
        var after = Fleet.Dropped(2, 1).Tombstoned(2, 360).Stale(1, 3, 3).View;

        Short(before, before, Nothing, 359).Passes();
        Short(before, after, Nothing with { Tombstoned = [new(2)], TombstonedDrains = [Copy(2, 3)] }, 360).Passes();
    }

    [Fact]
    [MustFire("O-23")]
    public void A_tombstone_that_is_early_late_repeated_or_leaves_drains_is_a_fault()
    {
        var before = Fleet.Dropped(2, 1).Stale(2, 3, 3).View;

        Short(before, Fleet.Dropped(2, 1).Tombstoned(2, 359).View, Nothing with { Tombstoned = [new(2)], TombstonedDrains = [Copy(2, 3)] }, 359)
            .Fires(OracleCatalog.ExactClocks, "chunk", "reports tombstoning", "a/c2", "was not due", "portal assignment 1 at tick 300");
        Short(before, before, Nothing, 360).Fires(OracleCatalog.ExactClocks, "chunk", "does not report tombstoning");
        Short(before, Fleet.Dropped(2, 1).Tombstoned(2, 360).Stale(2, 3, 3).View, Nothing with { Tombstoned = [new(2)] }, 360)
            .Fires(OracleCatalog.ExactClocks, "draining copy", "does not report tombstoning", "a/c2");
        Short(Fleet.Dropped(2, 1).Tombstoned(2, 360).View, Fleet.Dropped(2, 1).Tombstoned(2, 400).View, Nothing, 400)
            .Fires(OracleCatalog.ExactClocks, "chunk", "a/c2", "tombstone tick 400 instead of 360");
        Short(Fleet.View, Fleet.Dropped(2, 2).Tombstoned(2, 360).View, Nothing, 360)
            .Fires(OracleCatalog.ExactClocks, "chunk", "a/c2", "tombstone tick 360 instead of none");
    }

    [Fact]
    [MustPass("O-23")]
    [MustFire("O-23")]
    public void Drains_of_a_departed_worker_end_with_the_next_cycle()
    {
        var before = new StateSketch().Workers(1).Departed(2).Chunk(1).Ideal(1, 1).Stale(1, 2, 3).Newest(3);
        var after = new StateSketch().Workers(1).Departed(2).Chunk(1).Ideal(1, 1).Newest(3);

        Short(before.View, after.View, Nothing with { PurgedDrains = [Copy(1, 2)] }, 10).Passes();
        Short(before.View, before.View, Nothing, 10).Fires(OracleCatalog.ExactClocks, "draining copy", "does not report purging", "worker 2");
    }

    [Fact]
    [MustPass("O-23")]
    [MustFire("O-23")]
    public void An_orphaned_drain_returns_to_the_ideal_before_it_can_expire()
    {
        var before = new StateSketch().Departed(1).Workers(2).Chunk(1).Ideal(1, 1).Stale(1, 2, 2, 1, 300).Portal(300, 2).Newest(3);
        var rescued = new StateSketch().Departed(1).Workers(2).Chunk(1).Ideal(1, 1, 2).Portal(300, 2).Newest(3);
        var expired = new StateSketch().Departed(1).Workers(2).Chunk(1).Ideal(1, 1).Portal(300, 2).Newest(3);

        Short(before.View, rescued.View, Nothing with { RescuedDrains = [Copy(1, 2)] }, 400).Passes();
        Short(before.View, expired.View, Nothing with { ExpiredDrains = [Copy(1, 2)] }, 400).Fires(OracleCatalog.ExactClocks, "draining copy", "a/c1", "worker 2");
    }

    /// <summary>Rule SHORT-1.</summary>
    [Fact]
    [MustPass("O-23")]
    [MustFire("O-23")]
    public void A_short_cycle_moves_nothing()
    {
        Short(Fleet.View, Fleet.View, Nothing, 310).Passes();
        Short(Fleet.View, Fleet.Ideal(1, 2).View, Nothing, 310).Fires(OracleCatalog.ExactClocks, "chunk", "was short", "a/c1", "[1]", "[2]");
    }

    [Fact]
    [MustPass("O-23")]
    public void A_given_up_copy_drains_from_now_on()
    {
        Published4(Fleet.View, Fleet.Ideal(1, 2).Stale(1, 1, 4).Newest(4).View).Passes();
        Published4(Fleet.Marked(1).View, Fleet.Marked(1).Ideal(1, 2).Stale(1, 1, 4).Newest(4).View).Passes();
    }

    [Fact]
    [MustFire("O-23")]
    public void A_given_up_copy_that_is_cut_off_at_once_is_a_fault() =>
        Published4(Fleet.View, Fleet.Ideal(1, 2).Newest(4).View)
            .Fires(OracleCatalog.ExactClocks, "draining copy", "a/c1", "worker 1", "cut off at once", "from [1] to [2]");

    [Fact]
    [MustPass("O-23")]
    [MustFire("O-23")]
    public void A_given_up_copy_of_a_dropped_chunk_does_not_drain()
    {
        Published4(Fleet.Dropped(1, 1).View, Fleet.Dropped(1, 1).Ideal(1, 2).Newest(4).View).Passes();
        Published4(Fleet.Dropped(1, 1).View, Fleet.Dropped(1, 1).Ideal(1, 2).Stale(1, 1, 4).Newest(4).View)
            .Fires(OracleCatalog.ExactClocks, "draining copy", "nothing gave it up");
    }

    [Fact]
    [MustPass("O-23")]
    [MustFire("O-23")]
    public void A_copy_that_the_ideal_takes_back_stops_draining()
    {
        Published4(Fleet.Stale(1, 2, 3).View, Fleet.Ideal(1, 1, 2).Newest(4).View).Passes();
        Published4(Fleet.Stale(1, 2, 3).View, Fleet.Ideal(1, 1, 2).Stale(1, 2, 3).Newest(4).View)
            .Fires(OracleCatalog.ExactClocks, "draining copy", "must not drain any more");
    }

    [Fact]
    [MustPass("O-23")]
    [MustFire("O-23")]
    public void An_evicted_copy_neither_drains_on_nor_begins_to()
    {
        Published4(Fleet.Stale(1, 2, 3).View, Fleet.Newest(4).View, Copy(1, 2)).Passes();
        Published4(Fleet.View, Fleet.Ideal(1, 2).Newest(4).View, Copy(1, 1)).Passes();
        Published4(Fleet.View, Fleet.Ideal(1, 2).Stale(1, 1, 4).Newest(4).View, Copy(1, 1)).Fires(OracleCatalog.ExactClocks, "draining copy", "nothing gave it up");
        Published4(Fleet.Stale(1, 2, 3).View, Fleet.Stale(1, 2, 3).Newest(4).View, Copy(1, 2)).Fires(OracleCatalog.ExactClocks, "draining copy", "must not drain any more");
    }

    [Fact]
    [MustFire("O-23")]
    public void Restarting_the_clock_of_a_draining_copy_is_a_fault() =>
        Published4(Fleet.Stale(1, 2, 2, 1, 300).View, Fleet.Stale(1, 2, 4).Newest(4).View)
            .Fires(OracleCatalog.ExactClocks, "draining copy", "must still drain and does not", "worker assignment 2");

    [Fact]
    public void Drains_are_sorted_into_due_mid_window_and_pending()
    {
        var view = Fleet.Stale(1, 2, 2, 1, 300).Stale(1, 3, 3).Dropped(2, 1).Stale(2, 2, 2, 1, 300).View;

        Assert.Equal(new DrainOutcomes(0, 1, 1), DrainOutcomes.Of(view, new Tick(359), MTicks));
        Assert.Equal(new DrainOutcomes(1, 0, 1), DrainOutcomes.Of(view, new Tick(360), MTicks));
    }

    private static ChunkWorker Copy(int chunk, int worker) => new(new(chunk), new(worker));

    private static Verdict Short(PlacementView before, PlacementView after, Housekeeping housekeeping, long nowTick) =>
        ExactClockOracle.Judge(before, after, new SchedulingCycleResult.Shortage(housekeeping), new Tick(nowTick), MTicks);

    /// <summary>A successful cycle at tick 310, published as worker assignment 4, at which no housekeeping is due.</summary>
    private static Verdict Published4(PlacementView before, PlacementView after, params ChunkWorker[] evicted) =>
        ExactClockOracle.Judge(before, after, new SchedulingCycleResult.Published(Published.Worker(4), evicted, Nothing), new Tick(310), MTicks);
}
