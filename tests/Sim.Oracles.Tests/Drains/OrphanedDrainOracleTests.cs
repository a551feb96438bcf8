using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class OrphanedDrainOracleTests
{
    [Fact]
    [MustFire("O-15")]
    public void A_draining_copy_outlives_a_departed_worker_by_a_cycle()
    {
        var view = new StateSketch().Departed(1).Chunk(1).Stale(1, 1, supersededAt: 4).View;
        var departures = DepartureRecord.None.WithDeparture(new WorkerPk(1), new WorkerAssignmentId(5)).AfterCycle();

        OrphanedDrainOracle.Judge(view, departures)
            .Fires(OracleCatalog.NoOrphanedDrains, "draining copy", "a/c1", "worker 1", "worker assignment 4");
    }

    [Fact]
    [MustFire("O-15")]
    public void A_draining_copy_names_a_worker_that_is_not_registered() =>
        OrphanedDrainOracle.Judge(new StateSketch().Workers(2).Chunk(1).Stale(1, 1).View, DepartureRecord.None)
            .Fires(OracleCatalog.NoOrphanedDrains, "draining copy", "not registered");

    [Fact]
    [MustPass("O-15")]
    public void Between_the_departure_and_the_next_cycle_it_is_legal()
    {
        var view = new StateSketch().Departed(1).Chunk(1).Stale(1, 1).View;

        OrphanedDrainOracle.Judge(view, DepartureRecord.None.WithDeparture(new WorkerPk(1), new WorkerAssignmentId(5))).Passes();
    }

    [Fact]
    [MustPass("O-15")]
    public void The_worker_came_back() =>
        OrphanedDrainOracle.Judge(new StateSketch().Workers(1).Chunk(1).Stale(1, 1).View, DepartureRecord.None).Passes();
}
