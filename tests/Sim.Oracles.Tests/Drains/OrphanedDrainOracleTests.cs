using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class OrphanedDrainOracleTests
{
    [Fact]
    [MustFire("O-15")]
    public void A_draining_copy_that_outlives_its_departed_worker_by_a_cycle_is_a_fault()
    {
        var view = new StateSketch().Departed(1).Chunk(1).Stale(1, 1, supersededAt: 4).View;
        var departures = DepartureRecord.None.WithDeparture(new WorkerPk(1), new WorkerAssignmentId(5)).AfterCycle();

        OrphanedDrainOracle.Judge(view, departures)
            .Fires(OracleCatalog.NoOrphanedDrains, "draining copy", "a/c1", "worker 1", "worker assignment 4");
    }

    [Fact]
    [MustFire("O-15")]
    public void A_draining_copy_on_a_worker_that_is_not_registered_is_a_fault() =>
        OrphanedDrainOracle.Judge(new StateSketch().Workers(2).Chunk(1).Stale(1, 1).View, DepartureRecord.None)
            .Fires(OracleCatalog.NoOrphanedDrains, "draining copy", "not registered");

    [Fact]
    [MustPass("O-15")]
    public void A_draining_copy_of_a_departed_worker_is_legal_until_the_next_cycle()
    {
        var view = new StateSketch().Departed(1).Chunk(1).Stale(1, 1).View;

        OrphanedDrainOracle.Judge(view, DepartureRecord.None.WithDeparture(new WorkerPk(1), new WorkerAssignmentId(5))).Passes();
    }

    [Fact]
    [MustPass("O-15")]
    public void A_draining_copy_of_a_worker_that_came_back_is_fine() =>
        OrphanedDrainOracle.Judge(new StateSketch().Workers(1).Chunk(1).Stale(1, 1).View, DepartureRecord.None).Passes();
}
