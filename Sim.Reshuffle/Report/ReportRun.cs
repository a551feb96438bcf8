using Sim.Reshuffle.Runs;

namespace Sim.Reshuffle.Report;

/// <summary>A run as a report shows it.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Result">Its figures.</param>
public sealed record ReportRun(string Label, RunResult Result)
{
    /// <summary>The steps that found a placement.</summary>
    public IReadOnlyList<StepRecord> Done { get; } = [.. Result.Steps.Where(static step => step.IsScheduled)];
}
