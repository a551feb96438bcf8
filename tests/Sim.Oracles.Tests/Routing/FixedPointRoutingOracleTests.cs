namespace Sim.Oracles.Tests;

public sealed class FixedPointRoutingOracleTests
{
    [Fact]
    [MustFire("O-10")]
    public void A_routed_active_worker_that_is_not_listed_is_a_fault() =>
        FixedPointRoutingOracle.Judge(Published.Portal(7, 3, (1, [1])), Published.Worker(4, (1, [2])), Disks.Of((1, []), (2, [])))
            .Fires(OracleCatalog.FixedPointRouting, "chunk", "a/c1", "worker 1", "portal assignment 7", "worker assignment 4", "[2]");

    [Fact]
    [MustFire("O-10")]
    public void Routing_without_any_worker_assignment_is_a_fault() =>
        FixedPointRoutingOracle.Judge(Published.Portal(7, 3, (1, [1])), null, Disks.Of((1, [])))
            .Fires(OracleCatalog.FixedPointRouting, "chunk", "no worker assignment");

    [Fact]
    [MustPass("O-10")]
    public void A_routed_worker_that_departed_need_not_be_listed()
    {
        FixedPointRoutingOracle.Judge(Published.Portal(7, 3, (1, [1, 9])), Published.Worker(4, (1, [1, 2])), Disks.Of((1, []), (2, []))).Passes();
        FixedPointRoutingOracle.Judge(null, null, PhysicalCopies.None).Passes();
    }
}
