using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class MonotoneVisibilityOracleTests
{
    private static readonly HashSet<ChunkPk> NoRequest = [];
    private static readonly PortalAssignment Before = Published.Portal(6, 3, (1, [1]), (2, [1]));
    private static readonly PortalAssignment Without = Published.Portal(7, 3, (2, [1]));

    [Fact]
    [MustFire("O-08")]
    public void A_chunk_that_vanishes_without_a_cause_is_a_fault() =>
        MonotoneVisibilityOracle.Judge(Before, Without, [], NoRequest)
            .Fires(OracleCatalog.MonotoneVisibility, "chunk", "a/c1", "portal assignment 6", "7");

    [Fact]
    [MustFire("O-08")]
    public void A_pending_correction_does_not_excuse_a_chunk_that_vanished() =>
        MonotoneVisibilityOracle.Judge(Before, Without, new StateSketch().Correction(1, 2).State.Corrections, NoRequest)
            .Fires(OracleCatalog.MonotoneVisibility, "chunk", "a/c1");

    [Fact]
    [MustPass("O-08")]
    public void A_chunk_that_a_completed_correction_replaced_may_vanish() =>
        MonotoneVisibilityOracle.Judge(Before, Without, new StateSketch().Correction(1, 2, completedAt: 7).State.Corrections, NoRequest).Passes();

    [Fact]
    [MustPass("O-08")]
    public void A_chunk_whose_removal_was_asked_for_may_vanish() =>
        MonotoneVisibilityOracle.Judge(Before, Without, [], new HashSet<ChunkPk> { new(1) }).Passes();

    [Fact]
    [MustPass("O-08")]
    public void A_chunk_that_is_still_shown_even_without_routing_is_fine()
    {
        MonotoneVisibilityOracle.Judge(Before, Before, [], NoRequest).Passes();
        MonotoneVisibilityOracle.Judge(
            Before, Published.Portal(7, 3, [Published.Chunk(1), Published.Chunk(2)]), [], NoRequest).Passes();
        MonotoneVisibilityOracle.Judge(null, Before, [], NoRequest).Passes();
    }
}
