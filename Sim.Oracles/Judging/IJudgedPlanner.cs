using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Judging;

/// <summary>The planner of a world, and what it was asked.</summary>
public interface IJudgedPlanner
{
    /// <summary>The latest question and its answer; null before the first.</summary>
    PlannerCall? LatestCall { get; }

    /// <summary>Questions of the present cycle, in order: none if an interrupted cycle did not come so far, two in lockstep.</summary>
    IReadOnlyList<PlannerCall> CallsOfCycle { get; }

    /// <summary>What the host knew when it asked.</summary>
    PlannerHost HostOf(PlannerCall call);

    /// <summary>The answer of a planner that shares nothing with the one that was asked.</summary>
    ScheduleOutcome AskAfresh(SchedulingInput input);
}
