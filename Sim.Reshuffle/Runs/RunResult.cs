namespace Sim.Reshuffle.Runs;

/// <summary>One run from beginning to end.</summary>
/// <param name="Scheduler">Name of the planner.</param>
/// <param name="Backend">What kept the state: a name of a backend, or <c>none</c> for a planner without memory.</param>
/// <param name="Baseline">The placement before step 1.</param>
/// <param name="Steps">The steps that ran, in order; the last one may have failed.</param>
/// <param name="PlannedSteps">Steps that were to run.</param>
/// <param name="LoadedVersions">Number of workers per version at the beginning, as in <c>none:1 1.0.0:2</c>.</param>
public sealed record RunResult(
    string Scheduler, string Backend, StepRecord Baseline, IReadOnlyList<StepRecord> Steps, int PlannedSteps, string LoadedVersions)
{
    /// <summary>The step that found no placement; null if all did.</summary>
    public StepRecord? Stopped => Steps is [.., { IsScheduled: false } last] ? last : Baseline.IsScheduled ? null : Baseline;

    /// <summary>All downloads.</summary>
    public long DownloadBytes => Steps.Sum(static step => step.Movement.DownloadBytes);
}
