using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class RoutedChunksCoveredOracleTests
{
    private static readonly PortalAssignment Routed = Published.Portal(7, 3, (1, [1]));

    [Fact]
    [MustFire("O-40")]
    public void A_routed_chunk_listed_on_a_departed_worker_alone_is_a_fault() =>
        RoutedChunksCoveredOracle.Judge(Routed, Published.Worker(4, (1, [1])), Scene(false, 2))
            .Fires(OracleCatalog.RoutedChunksCovered, "chunk", "a/c1", "[1]", "worker assignment 4");

    [Fact]
    [MustFire("O-40")]
    public void A_routed_chunk_that_no_worker_assignment_lists_is_a_fault() =>
        RoutedChunksCoveredOracle.Judge(Routed, null, Scene(false, 1)).Fires(OracleCatalog.RoutedChunksCovered, "chunk", "no worker assignment");

    [Fact]
    [MustPass("O-40")]
    public void A_routed_chunk_with_an_active_listed_worker_is_covered() =>
        RoutedChunksCoveredOracle.Judge(Routed, Published.Worker(4, (1, [2])), Scene(false, 2)).Passes();

    [Fact]
    [MustPass("O-40")]
    public void The_sentinel_says_nothing_during_a_shortage_and_has_nothing_to_say_without_routing()
    {
        RoutedChunksCoveredOracle.Judge(Routed, null, Scene(true, 1)).IsExcused(ExcuseReasons.Shortage);
        RoutedChunksCoveredOracle.Judge(null, null, Scene(false, 1)).Passes();
    }

    private static WorldScene Scene(bool isInfeasible, params int[] active) =>
        new(Disks.Of([.. active.Select(worker => (worker, Array.Empty<int>()))]), DepartureRecord.None, isInfeasible);
}
