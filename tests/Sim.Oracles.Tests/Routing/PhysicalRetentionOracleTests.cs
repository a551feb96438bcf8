using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles.Tests;

public sealed class PhysicalRetentionOracleTests
{
    private static readonly PortalAssignment Routed = Published.Portal(7, 3, (1, [1]));
    private static readonly PlacementView Live = new StateSketch().Workers(1, 2).Chunk(1).Visible(1).View;
    private static readonly PhysicalCopies Held = Disks.Of((1, [1]), (2, []));
    private static readonly PhysicalCopies Lost = Disks.Of((1, []), (2, []));
    private static readonly SortedSet<ChunkWorker> NoEvictions = [];

    [Fact]
    [MustFire("O-11")]
    public void A_fetch_deletes_the_last_copy() =>
        Judge(Routed, Live, Lost).Fires(OracleCatalog.PhysicalRetention, "chunk", "a/c1", "[1]", "portal assignment 7");

    [Fact]
    [MustFire("O-11")]
    public void A_shortage_is_no_excuse() =>
        Judge(Routed, Live, Lost, isInfeasible: true).Fires(OracleCatalog.PhysicalRetention, "chunk");

    [Fact]
    [MustFire("O-11")]
    public void The_departure_of_a_worker_that_did_not_hold_it_is_no_excuse() =>
        Judge(Routed, Live, Lost, departed: [new WorkerPk(2)]).Fires(OracleCatalog.PhysicalRetention, "chunk");

    [Fact]
    [MustPass("O-11")]
    public void The_only_holder_departs() =>
        Judge(Routed, Live, Disks.Of((2, [])), departed: [new WorkerPk(1)]).IsExcused(ExcuseReasons.Departure);

    [Fact]
    [MustPass("O-11")]
    public void The_chunk_is_being_removed_or_no_longer_routed_or_moved()
    {
        Judge(Routed, new StateSketch().Workers(1, 2).Chunk(1).Visible(1).Marked(1).View, Lost).Passes();
        Judge(Published.Portal(8, 3), Live, Lost).Passes();
        Judge(Routed, Live, Disks.Of((1, []), (2, [1]))).Passes();
        Judge(null, Live, Lost).Passes();
    }

    [Fact]
    [MustPass("O-11")]
    public void It_was_on_no_disk_before() =>
        PhysicalRetentionOracle.Judge(new(Routed, Live, Lost), new(Routed, Live, Lost), [], true, false, NoEvictions).Passes();

    [Fact]
    [MustPass("O-11")]
    public void Below_full_quorum_it_is_counted_in_two_classes()
    {
        Judge(Routed, Live, Lost, isStrict: false).IsExcused(ExcuseReasons.BelowFullQuorum);
        Judge(Routed, Live, Lost, isStrict: false, isInfeasible: true).IsExcused(ExcuseReasons.BelowFullQuorumShort);
        Judge(Routed, Live, Held, isStrict: false).Passes();
    }

    [Fact]
    [MustFire("O-11")]
    public void Another_copy_was_evicted_blindly_than_the_one_that_was_lost() =>
        Judge(Routed, Live, Lost, blindEvictions: [new(new ChunkPk(1), new WorkerPk(2)), new(new ChunkPk(2), new WorkerPk(1))])
            .Fires(OracleCatalog.PhysicalRetention, "chunk");

    [Fact]
    [MustPass("O-11")]
    public void The_copy_that_was_lost_was_evicted_blindly() =>
        Judge(Routed, Live, Lost, blindEvictions: [new(new ChunkPk(1), new WorkerPk(1))]).IsExcused(ExcuseReasons.PossessionUnknown);

    private static Verdict Judge(
        PortalAssignment? published,
        PlacementView view,
        PhysicalCopies copies,
        WorkerPk[]? departed = null,
        bool isStrict = true,
        bool isInfeasible = false,
        SortedSet<ChunkWorker>? blindEvictions = null) =>
        PhysicalRetentionOracle.Judge(new(Routed, Live, Held), new(published, view, copies), departed, isStrict, isInfeasible, blindEvictions ?? NoEvictions);
}
