using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles.Tests;

public sealed class FreshPlannerOracleTests
{
    private static readonly PlannerCall Call = AskedOnce.Ask(AskedOnce.Question);

    [Fact]
    [MustPass("O-45")]
    public void A_planner_that_was_never_asked_before_answers_the_same()
    {
        FreshPlannerOracle.Judge(Call, AskedOnce.Ask(AskedOnce.Question).Outcome).Passes();
        FreshPlannerOracle.Judge(Call with { Outcome = new ScheduleOutcome.Infeasible() }, new ScheduleOutcome.Infeasible()).Passes();
    }

    [Fact]
    [MustFire("O-45")]
    public void Another_row_another_eviction_another_refusal_or_other_copies_per_weight_betray_a_memory()
    {
        var placed = Assert.IsType<ScheduleOutcome.Placed>(Call.Outcome);
        var moved = placed with { Workers = HolderLists.FromRows([[1], [], [1], [1]]) };

        FreshPlannerOracle.Judge(Call, moved).Fires(OracleCatalog.FreshPlanner, "chunk", "pk 1", "never asked before");
        FreshPlannerOracle.Judge(Call, new ScheduleOutcome.Infeasible()).Fires(OracleCatalog.FreshPlanner, "plan", "Infeasible");
        FreshPlannerOracle.Judge(Call, placed with { Evicted = [new EvictedCopy(0, 0)] }).Fires(OracleCatalog.FreshPlanner, "plan", "evicted 0");
        FreshPlannerOracle.Judge(Call, placed with { ReplicationByWeight = new([9], [9]) }).Fires(OracleCatalog.FreshPlanner, "plan", "weight");
    }
}
