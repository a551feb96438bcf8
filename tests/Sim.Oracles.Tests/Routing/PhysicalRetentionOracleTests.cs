using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles.Tests;

public sealed class PhysicalRetentionOracleTests
{
    private static readonly PortalAssignment Routed = Published.Portal(7, 3, (1, [1]));
    private static readonly PlacementView Live = new StateSketch().Workers(1, 2).Chunk(1).Visible(1).View;
    private static readonly PhysicalCopies Held = Disks.Of((1, [1]), (2, []));
    private static readonly PhysicalCopies Lost = Disks.Of((1, []), (2, []));
    private static readonly SortedSet<ChunkWorker> NoReleases = [];

    [Fact]
    [MustFire("O-11")]
    public void A_fetch_that_deletes_the_last_copy_is_a_fault() =>
        Judge(Routed, Live, Lost).Fires(OracleCatalog.PhysicalRetention, "chunk", "a/c1", "[1]", "portal assignment 7");

    [Fact]
    [MustFire("O-11")]
    public void A_shortage_does_not_excuse_the_loss() =>
        Judge(Routed, Live, Lost, isInfeasible: true).Fires(OracleCatalog.PhysicalRetention, "chunk");

    [Fact]
    [MustFire("O-11")]
    public void The_departure_of_a_worker_without_the_chunk_does_not_excuse_the_loss() =>
        Judge(Routed, Live, Lost, departed: [new WorkerPk(2)]).Fires(OracleCatalog.PhysicalRetention, "chunk");

    [Fact]
    [MustPass("O-11")]
    public void The_departure_of_the_only_holder_excuses_the_loss() =>
        Judge(Routed, Live, Disks.Of((2, [])), departed: [new WorkerPk(1)]).IsExcused(ExcuseReasons.Departure);

    [Fact]
    [MustPass("O-11")]
    public void Nothing_is_lost_if_the_chunk_is_being_removed_or_no_longer_routed_or_moved()
    {
        Judge(Routed, new StateSketch().Workers(1, 2).Chunk(1).Visible(1).Marked(1).View, Lost).Passes();
        Judge(Published.Portal(8, 3), Live, Lost).Passes();
        Judge(Routed, Live, Disks.Of((1, []), (2, [1]))).Passes();
        Judge(null, Live, Lost).Passes();
    }

    [Fact]
    [MustPass("O-11")]
    public void Nothing_is_lost_if_the_chunk_was_on_no_disk_before() =>
        PhysicalRetentionOracle.Judge(new(Routed, Live, Lost), new(Routed, Live, Lost), [], DepartureRecord.None, true, false, NoReleases).Passes();

    [Fact]
    [MustPass("O-11")]
    public void A_loss_below_full_quorum_is_counted_in_two_classes()
    {
        Judge(Routed, Live, Lost, isStrict: false).IsExcused(ExcuseReasons.BelowFullQuorum);
        Judge(Routed, Live, Lost, isStrict: false, isInfeasible: true).IsExcused(ExcuseReasons.BelowFullQuorumShort);
        Judge(Routed, Live, Held, isStrict: false).Passes();
    }

    [Fact]
    [MustFire("O-11")]
    public void A_blind_eviction_of_another_copy_does_not_excuse_the_loss() =>
        Judge(Routed, Live, Lost, blindReleases: [new(new ChunkPk(1), new WorkerPk(2)), new(new ChunkPk(2), new WorkerPk(1))])
            .Fires(OracleCatalog.PhysicalRetention, "chunk");

    [Fact]
    [MustPass("O-11")]
    public void A_blind_eviction_of_the_copy_excuses_its_loss() =>
        Judge(Routed, Live, Lost, blindReleases: [new(new ChunkPk(1), new WorkerPk(1))]).IsExcused(ExcuseReasons.PossessionUnknown);

    [Fact]
    [MustPass("O-11")]
    public void A_routed_worker_that_was_away_excuses_the_loss_while_nothing_younger_than_its_return_is_confirmed()
    {
        var away = DepartureRecord.None.WithDeparture(new(1), new(2));
        Judge(Routed, Live, Lost, departures: away.WithReturn(new(1), new(2))).IsExcused(ExcuseReasons.ReturnNotSettled);
        Judge(
            Published.Portal(7, 3, (1, [1, 9])), Live, Lost, departures: away.WithReturn(new(1), new(2))).IsExcused(ExcuseReasons.ReturnNotSettled);
        Judge(
            Routed,
            new StateSketch().Departed(1).Workers(2).Chunk(1).Visible(1).View,
            Disks.Of((2, [])),
            departures: away.WithReturn(new(1), new(2)).WithDeparture(new(1), new(3))).IsExcused(ExcuseReasons.ReturnNotSettled);
    }

    [Theory]
    [InlineData(3, new[] { 1 })]
    [InlineData(2, new[] { 1, 2 })]
    [MustFire("O-11")]
    public void A_return_is_no_excuse_once_it_is_settled_nor_beside_a_routed_worker_that_was_never_away(long watermark, int[] routed) =>
        Judge(
            Published.Portal(7, watermark, (1, routed)),
            new StateSketch().Workers(1, 2).Chunk(1).Visible(1).Watermark(watermark).View,
            Lost,
            departures: DepartureRecord.None.WithDeparture(new(1), new(2)).WithReturn(new(1), new(2))).Fires(OracleCatalog.PhysicalRetention, "chunk");

    private static Verdict Judge(
        PortalAssignment? published,
        PlacementView view,
        PhysicalCopies copies,
        WorkerPk[]? departed = null,
        bool isStrict = true,
        bool isInfeasible = false,
        SortedSet<ChunkWorker>? blindReleases = null,
        DepartureRecord? departures = null) =>
        PhysicalRetentionOracle.Judge(new(Routed, Live, Held), new(published, view, copies), departed, departures ?? DepartureRecord.None, isStrict, isInfeasible, blindReleases ?? NoReleases);
}
