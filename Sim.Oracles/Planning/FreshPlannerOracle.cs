using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-45. What a planner answers depends on the question alone: another one, which was never asked before, answers the same.</summary>
public static class FreshPlannerOracle
{
    /// <summary>Judges a call by the answer of a planner that shares nothing with the one that was asked.</summary>
    /// <param name="call">The call.</param>
    /// <param name="fresh">What the other planner answers to the same question.</param>
    public static Verdict Judge(PlannerCall call, ScheduleOutcome fresh) => PlanDifference.Judge(
        OracleCatalog.FreshPlanner,
        call.Input,
        call.Outcome,
        Wording.Text($"asked for {call.Input.Chunks.Count} chunks on {call.Input.Workers.Count} workers at floor {call.Floor}, the planner"),
        fresh,
        "where one that was never asked before says");
}
