using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

/// <summary>Chunk 1 is planned on both workers, chunk 2 on nobody, and chunk 3 took no part in the plan.</summary>
public sealed class CommittedPlanOracleTests
{
    private static readonly PlannerCall Call = new PlanSketch(Floor: 1, Workers: 2).Chunk(held: [], published: [1, 0]).Chunk(held: [0], published: []).Call;

    [Fact]
    [MustPass("O-44")]
    public void An_ideal_that_is_the_plan_passes()
    {
        CommittedPlanOracle.Judge(Stored(1, 2).Stale(2, 1, supersededAt: 1).View, Call).Passes();
        CommittedPlanOracle.Judge(Stored(1).View, Call with { Outcome = new ScheduleOutcome.Infeasible() }).Passes();
    }

    [Fact]
    [MustFire("O-44")]
    public void A_row_that_the_plan_leaves_empty_and_the_ideal_keeps_is_named() =>
        CommittedPlanOracle.Judge(Stored(1, 2).Ideal(2, 1).View, Call).Fires(OracleCatalog.PlannerInput, "chunk", "pk 2", "[1]");

    [Fact]
    [MustFire("O-44")]
    public void A_row_that_was_stored_in_part_or_elsewhere_is_named()
    {
        CommittedPlanOracle.Judge(Stored(2).View, Call).Fires(OracleCatalog.PlannerInput, "chunk", "pk 1", "[1, 2]", "[2]");
        CommittedPlanOracle.Judge(Stored(1, 3).View, Call).Fires(OracleCatalog.PlannerInput, "chunk", "pk 1", "[1, 3]");
    }

    [Fact]
    [MustFire("O-44")]
    public void A_chunk_that_took_no_part_and_has_a_holder_is_named() =>
        CommittedPlanOracle.Judge(Stored(1, 2).Ideal(3, 1).View, Call).Fires(OracleCatalog.PlannerInput, "chunk", "pk 3");

    private static StateSketch Stored(params int[] holders) =>
        new StateSketch().Workers(1, 2, 3).Chunk(1).Chunk(2).Chunk(3).Rejected(3).Ideal(1, holders);
}
