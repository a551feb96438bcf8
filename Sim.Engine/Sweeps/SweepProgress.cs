namespace Sim.Engine.Sweeps;

/// <summary>How far a sweep has come.</summary>
/// <param name="Cases">Cases done.</param>
/// <param name="CasesInTotal">Cases to do.</param>
/// <param name="RealSteps">Executed steps that are not idle.</param>
/// <param name="FailingCases">Cases that failed.</param>
/// <param name="Elapsed">Time since the sweep began.</param>
public sealed record SweepProgress(long Cases, long CasesInTotal, long RealSteps, long FailingCases, TimeSpan Elapsed);
