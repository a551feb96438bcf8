namespace Sim.Histories.Files;

/// <summary>The verdict on a file.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Explanation">Why not, in several lines that name lines of the file; null unless it is violated.</param>
/// <param name="FailingLine">The line with which the shortest beginning ends that is not linearizable; null unless it is violated.</param>
/// <param name="Configurations">Number of configurations that the search looked at.</param>
public sealed record HistoryFileResult(HistoryVerdict Verdict, string? Explanation, int? FailingLine, long Configurations);
