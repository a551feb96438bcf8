namespace Sim.Oracles.Tests;

public sealed class EmptyRoutingOracleTests
{
    [Fact]
    [MustFire("O-09")]
    public void An_entry_without_a_worker_is_a_fault() =>
        EmptyRoutingOracle.Judge(Published.Portal(7, 3, (1, [1]), (2, [])))
            .Fires(OracleCatalog.NoEmptyRouting, "chunk", "a/c2", "portal assignment 7");

    [Fact]
    [MustPass("O-09")]
    public void A_chunk_without_routing_and_without_an_entry_is_fine() =>
        EmptyRoutingOracle.Judge(Published.Portal(7, 3, [Published.Chunk(1), Published.Chunk(2)], (1, [1]))).Passes();
}
