using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class PublishedCoverageOracleTests
{
    private static readonly PortalAssignment Routed = Published.Portal(7, 3, (1, [1]));

    [Fact]
    [MustFire("O-07")]
    public void A_routed_chunk_whose_only_listed_holder_has_departed_is_a_fault() =>
        Judge(Routed, Published.Worker(4, (1, [2])), Scene(1))
            .Fires(OracleCatalog.PublishedCoverage, "chunk", "a/c1", "[1]", "worker assignment 4", "[2]");

    [Fact]
    [MustFire("O-07")]
    public void A_routed_chunk_that_is_missing_from_the_worker_assignment_is_a_fault() =>
        Judge(Routed, Published.Worker(4, (2, [1])), Scene(1)).Fires(OracleCatalog.PublishedCoverage, "chunk", "a/c1");

    [Fact]
    [MustFire("O-07")]
    public void Routing_without_any_worker_assignment_is_a_fault() =>
        Judge(Routed, null, Scene(1)).Fires(OracleCatalog.PublishedCoverage, "chunk", "there is no worker assignment");

    [Fact]
    [MustFire("O-07")]
    public void A_listed_worker_whose_departure_is_not_settled_does_not_count() =>
        Judge(
            Routed,
            Published.Worker(4, (1, [2])),
            new WorldScene(Disks.Of((1, []), (2, [])), DepartureRecord.None.WithDeparture(new WorkerPk(2), new WorkerAssignmentId(3)).AfterCycle(), false))
            .Fires(OracleCatalog.PublishedCoverage, "chunk");

    [Fact]
    [MustPass("O-07")]
    public void A_departure_since_the_last_cycle_excuses_what_the_next_cycle_must_mend()
    {
        var departed = DepartureRecord.None.WithDeparture(new WorkerPk(2), new WorkerAssignmentId(4));
        var listing = Published.Worker(4, (1, [2]));
        Judge(Routed, listing, new WorldScene(Disks.Of((1, [])), departed, false)).IsExcused(ExcuseReasons.DepartureAwaitsCycle);
        Judge(Routed, listing, new WorldScene(Disks.Of((1, [])), departed.AfterCycle(), false))
            .Fires(OracleCatalog.PublishedCoverage, "chunk");
    }

    [Fact]
    [MustPass("O-07")]
    public void A_departure_that_nobody_has_noticed_is_an_excuse_until_a_cycle_knows()
    {
        var silent = DepartureRecord.None.WithSilence(new WorkerPk(2)).AfterCycle();
        var listing = Published.Worker(4, (1, [2]));
        Judge(Routed, listing, new WorldScene(Disks.Of((1, [])), silent, false)).IsExcused(ExcuseReasons.DepartureUnnoticed);
        var noticed = silent.WithDeparture(new WorkerPk(2), new WorkerAssignmentId(4));
        Judge(Routed, listing, new WorldScene(Disks.Of((1, [])), noticed, false)).IsExcused(ExcuseReasons.DepartureAwaitsCycle);
        Judge(Routed, listing, new WorldScene(Disks.Of((1, [])), noticed.AfterCycle(), false)).Fires(OracleCatalog.PublishedCoverage, "chunk");
    }

    [Fact]
    [MustFire("O-07")]
    public void The_departure_of_another_worker_than_the_listed_one_is_no_excuse() =>
        Judge(
            Routed,
            Published.Worker(4, (1, [2])),
            new WorldScene(Disks.Of((1, [])), DepartureRecord.None.WithDeparture(new WorkerPk(3), new WorkerAssignmentId(4)), false))
            .Fires(OracleCatalog.PublishedCoverage, "chunk");

    [Fact]
    [MustPass("O-07")]
    public void A_routed_chunk_listed_on_an_active_worker_that_is_not_routed_is_fine() =>
        Judge(Routed, Published.Worker(4, (1, [2])), Scene(1, 2)).Passes();

    [Fact]
    [MustPass("O-07")]
    public void Empty_routing_needs_no_worker_assignment()
    {
        Judge(Published.Portal(7, 3), null, Scene(1)).Passes();
        Judge(null, null, Scene(1)).Passes();
    }

    [Fact]
    [MustPass("O-07")]
    public void A_chunk_whose_routed_workers_have_all_departed_is_owed_nothing() => Judge(Routed, Published.Worker(4), Scene(2)).Passes();

    [Fact]
    [MustPass("O-07")]
    public void A_shortage_masks_a_finding_and_nothing_else()
    {
        Judge(Routed, Published.Worker(4), new WorldScene(Disks.Of((1, [])), DepartureRecord.None, true))
            .IsExcused(ExcuseReasons.MaskedByShortage);
        Judge(Routed, Published.Worker(4, (1, [1])), new WorldScene(Disks.Of((1, [])), DepartureRecord.None, true)).Passes();
    }

    [Fact]
    public void A_chunk_that_is_covered_by_a_listing_alone_is_counted()
    {
        var listing = Published.Worker(4, (1, [2, 3]));

        Assert.Equal(1, PublishedCoverageOracle.CountPaperOnly(Routed, listing, new WorldScene(Disks.Of((1, []), (2, []), (3, [])), DepartureRecord.None, false)));
        Assert.Equal(0, PublishedCoverageOracle.CountPaperOnly(Routed, listing, new WorldScene(Disks.Of((1, []), (2, []), (3, [1])), DepartureRecord.None, false)));
        Assert.Equal(0, PublishedCoverageOracle.CountPaperOnly(null, listing, Scene(1)));
    }

    [Fact]
    [MustPass("O-07")]
    public void A_chunk_that_was_shown_since_the_last_cycle_is_excused_until_the_next_and_no_other_is()
    {
        Judge(Routed, Published.Worker(4), Scene(1), shownSinceCycle: [new ChunkPk(1)]).IsExcused(ExcuseReasons.PromotionAwaitsCycle);
        Judge(Routed, Published.Worker(4), Scene(1), shownSinceCycle: [new ChunkPk(2)]).Fires(OracleCatalog.PublishedCoverage, "chunk");
    }

    [Fact]
    [MustPass("O-07")]
    public void Copies_given_up_blindly_are_an_excuse_if_no_routed_worker_has_another()
    {
        SortedSet<ChunkWorker> released = [new(new ChunkPk(1), new WorkerPk(1)), new(new ChunkPk(2), new WorkerPk(2))];
        Judge(Routed, Published.Worker(4), Scene(1), blindReleases: released).IsExcused(ExcuseReasons.PossessionUnknown);
        Judge(Published.Portal(7, 3, (1, [1, 2])), Published.Worker(4), Scene(1), blindReleases: released).IsExcused(ExcuseReasons.PossessionUnknown);
        Judge(Published.Portal(7, 3, (1, [1, 2])), Published.Worker(4), Scene(1, 2), blindReleases: released).Fires(OracleCatalog.PublishedCoverage, "chunk");
    }

    [Fact]
    [MustPass("O-07")]
    public void A_routed_worker_that_came_back_empty_is_an_excuse_until_something_younger_is_confirmed()
    {
        var returned = DepartureRecord.None.WithDeparture(new WorkerPk(1), new WorkerAssignmentId(3)).AfterCycle().WithReturn(new WorkerPk(1), new WorkerAssignmentId(5)).AfterCycle();
        var scene = new WorldScene(Disks.Of((1, [])), returned, false);
        Judge(Published.Portal(7, 5, (1, [1])), Published.Worker(6), scene).IsExcused(ExcuseReasons.ReturnNotSettled);
        Judge(Published.Portal(7, 6, (1, [1])), Published.Worker(6), scene).Fires(OracleCatalog.PublishedCoverage, "chunk");
    }

    private static Sim.Engine.Verdicts.Verdict Judge(
        PortalAssignment? published,
        WorkerAssignment? newest,
        WorldScene scene,
        SortedSet<ChunkPk>? shownSinceCycle = null,
        SortedSet<ChunkWorker>? blindReleases = null) =>
        PublishedCoverageOracle.Judge(published, newest, scene, shownSinceCycle ?? [], blindReleases ?? []);

    private static WorldScene Scene(params int[] active) =>
        new(Disks.Of([.. active.Select(worker => (worker, Array.Empty<int>()))]), DepartureRecord.None, false);
}
