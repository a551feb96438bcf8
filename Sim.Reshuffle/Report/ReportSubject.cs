using Sim.Reshuffle.Results;

namespace Sim.Reshuffle.Report;

/// <summary>What some of the runs of a report were about.</summary>
/// <param name="Name">What they are called; null if all runs are about the same.</param>
/// <param name="Input">What was run on, in words.</param>
/// <param name="Change">What was changed; null if figures of an older build do not say.</param>
public sealed record ReportSubject(string? Name, string Input, RunChange? Change);
