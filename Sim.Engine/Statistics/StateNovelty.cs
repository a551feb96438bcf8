namespace Sim.Engine.Statistics;

/// <summary>How much of a system's abstract state space was visited.</summary>
/// <param name="States">Number of distinct abstract states.</param>
/// <param name="Transitions">Number of distinct ordered pairs of different states that were visited one after the other in a case.</param>
/// <param name="IsExact">Whether both figures are exact; otherwise at least one is an estimate with a standard error of half a percent.</param>
/// <param name="CasesWithNewState">Number of cases that visited a state which no case before them had; 0 within a case.</param>
/// <param name="CasesWithNewTransition">Number of cases that made a transition which no case before them had; 0 within a case.</param>
public sealed record StateNovelty(
    long States, long Transitions, bool IsExact, long CasesWithNewState, long CasesWithNewTransition);
