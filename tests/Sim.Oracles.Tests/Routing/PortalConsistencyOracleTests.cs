using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles.Tests;

public sealed class PortalConsistencyOracleTests
{
    private const long MTicks = 5;
    private static readonly PhysicalCopies NobodyHolds = Disks.Of((1, []), (2, []), (3, []));

    [Fact]
    [MustFire("O-06")]
    public void A_freshly_routed_chunk_that_nobody_holds_is_a_fault() =>
        Judge(NobodyHolds)
            .Fires(OracleCatalog.PortalConsistency, "chunk", "a/c1", "[1, 2]", "portal assignment 7", "tick 10", "4 ticks old at tick 14");

    [Fact]
    [MustFire("O-06")]
    public void One_accountable_worker_is_enough_for_a_fault() =>
        Judge(NobodyHolds, DepartureRecord.None.WithDeparture(new WorkerPk(1), new WorkerAssignmentId(9)))
            .Fires(OracleCatalog.PortalConsistency, "chunk", "a/c1");

    [Fact]
    [MustPass("O-06")]
    public void A_routed_chunk_that_one_of_the_routed_workers_holds_is_fine() => Judge(Disks.Of((1, []), (2, [1]))).Passes();

    [Fact]
    [MustPass("O-06")]
    public void A_snapshot_of_age_M_is_owed_nothing()
    {
        Judge(NobodyHolds, nowTick: 15).IsExcused(ExcuseReasons.BeyondWindow);
        Judge(NobodyHolds, nowTick: 14).Fires(OracleCatalog.PortalConsistency, "chunk");
    }

    [Fact]
    [MustPass("O-06")]
    public void A_chunk_routed_to_departed_workers_only_is_an_availability_event() =>
        Judge(Disks.Of((3, []))).IsExcused(ExcuseReasons.AllRoutedDeparted);

    [Fact]
    [MustPass("O-06")]
    public void Nobody_is_accountable_before_routing_has_caught_up_with_a_departure()
    {
        var departures = DepartureRecord.None
            .WithDeparture(new WorkerPk(1), new WorkerAssignmentId(4))
            .WithDeparture(new WorkerPk(2), new WorkerAssignmentId(4));

        Judge(NobodyHolds, departures, watermark: 4).IsExcused(ExcuseReasons.DepartureNotSettled);
        Judge(NobodyHolds, departures, watermark: 5).Fires(OracleCatalog.PortalConsistency, "chunk");
    }

    [Fact]
    [MustPass("O-06")]
    public void A_listing_on_another_active_worker_covers_a_routed_chunk() =>
        Judge(NobodyHolds, newest: Published.Worker(8, (1, [3]))).IsExcused(ExcuseReasons.CoveredElsewhere);

    [Fact]
    [MustFire("O-06")]
    public void A_listing_on_a_departed_worker_does_not_cover_a_routed_chunk() =>
        Judge(NobodyHolds, newest: Published.Worker(8, (1, [4]))).Fires(OracleCatalog.PortalConsistency, "chunk");

    [Fact]
    [MustPass("O-06")]
    public void The_oracle_stands_down_below_full_quorum_during_a_shortage_and_before_the_first_fetch()
    {
        Judge(NobodyHolds, isStrict: false).IsExcused(ExcuseReasons.BelowFullQuorum);
        Judge(NobodyHolds, isInfeasible: true).IsExcused(ExcuseReasons.Shortage);
        PortalConsistencyOracle.Judge(null, new WorldScene(NobodyHolds, DepartureRecord.None, false), null, new Tick(9), MTicks, true, Nothing, NothingReleased)
            .IsExcused(ExcuseReasons.NeverFetched);
    }

    [Fact]
    [MustPass("O-06")]
    public void A_chunk_that_was_shown_since_the_last_cycle_is_excused_until_the_next() =>
        Judge(NobodyHolds, shown: [new ChunkPk(1)]).IsExcused(ExcuseReasons.PromotionAwaitsCycle);

    [Fact]
    [MustPass("O-06")]
    public void A_listed_worker_that_departed_since_the_last_cycle_is_an_excuse_until_the_next()
    {
        var departed = DepartureRecord.None.WithDeparture(new(4), new(8));
        Judge(NobodyHolds, departed, Published.Worker(8, (1, [4]))).IsExcused(ExcuseReasons.DepartureAwaitsCycle);
        Judge(NobodyHolds, DepartureRecord.None.WithSilence(new(4)), Published.Worker(8, (1, [4]))).IsExcused(ExcuseReasons.DepartureUnnoticed);
        Judge(NobodyHolds, departed.AfterCycle(), Published.Worker(8, (1, [4]))).Fires(OracleCatalog.PortalConsistency, "chunk");
    }

    [Fact]
    [MustFire("O-06")]
    public void Another_chunk_that_was_shown_since_the_last_cycle_is_no_excuse() =>
        Judge(NobodyHolds, shown: [new ChunkPk(2)]).Fires(OracleCatalog.PortalConsistency, "chunk");

    [Fact]
    public void Misses_are_counted_at_every_quorum_before_any_excuse_but_age()
    {
        var snapshot = Snapshot(3);

        Assert.Equal(1, PortalConsistencyOracle.CountMisses(snapshot, Disks.Of((1, []), (3, [1])), new Tick(14), MTicks));
        Assert.Equal(0, PortalConsistencyOracle.CountMisses(snapshot, Disks.Of((1, []), (3, [1])), new Tick(15), MTicks));
        Assert.Equal(0, PortalConsistencyOracle.CountMisses(snapshot, Disks.Of((3, [])), new Tick(14), MTicks));
        Assert.Equal(0, PortalConsistencyOracle.CountMisses(snapshot, Disks.Of((1, []), (2, [1])), new Tick(14), MTicks));
        Assert.Equal(0, PortalConsistencyOracle.CountMisses(null, NobodyHolds, new Tick(14), MTicks));
    }

    [Fact]
    [MustPass("O-06")]
    public void Routed_workers_that_cannot_be_expected_to_have_the_chunk_are_an_excuse_if_there_is_no_other()
    {
        SortedSet<ChunkWorker> released = [new(new ChunkPk(1), new WorkerPk(1))];
        Judge(NobodyHolds, released: released).Fires(OracleCatalog.PortalConsistency, "chunk");
        released.Add(new(new ChunkPk(1), new WorkerPk(2)));
        Judge(NobodyHolds, released: released).IsExcused(ExcuseReasons.PossessionUnknown);

        var returned = DepartureRecord.None.WithDeparture(new WorkerPk(1), new WorkerAssignmentId(1)).AfterCycle().WithReturn(new WorkerPk(1), new WorkerAssignmentId(3)).AfterCycle();
        released.Remove(new(new ChunkPk(1), new WorkerPk(1)));
        Judge(NobodyHolds, returned, released: released).IsExcused(ExcuseReasons.ReturnNotSettled);
        Judge(NobodyHolds, returned, watermark: 4, released: released).Fires(OracleCatalog.PortalConsistency, "chunk");
    }

    private static SortedSet<ChunkPk> Nothing => [];

    private static SortedSet<ChunkWorker> NothingReleased => [];

    private static PortalSnapshot Snapshot(long watermark) =>
        new(Published.Portal(7, watermark, (1, [1, 2])), new Tick(10), new WorkerAssignmentId(watermark));

    private static Verdict Judge(
        PhysicalCopies copies,
        DepartureRecord? departures = null,
        WorkerAssignment? newest = null,
        long watermark = 3,
        long nowTick = 14,
        bool isStrict = true,
        bool isInfeasible = false,
        SortedSet<ChunkPk>? shown = null,
        SortedSet<ChunkWorker>? released = null) =>
        PortalConsistencyOracle.Judge(
            Snapshot(watermark), new WorldScene(copies, departures ?? DepartureRecord.None, isInfeasible), newest, new Tick(nowTick), MTicks, isStrict, shown ?? Nothing, released ?? NothingReleased);
}
