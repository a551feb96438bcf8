using System.Globalization;

namespace Sim.Reshuffle.Report;

/// <summary>The figures that an operator asks for first.</summary>
internal static class Headlines
{
    /// <summary>Name, explanation and text of each figure.</summary>
    public static IReadOnlyList<(string Name, string Remark, Func<ReportRun, string> Text)> All { get; } =
    [
        ("Download", "everything that workers fetch", static run => ReportColumns.Bytes(run.Result.DownloadBytes)),
        ("Shuffled", "the part of it that only changes place", static run => $"{ReportColumns.Bytes(Shuffled(run))} ({ReportColumns.Percent(Ratio(Shuffled(run), run.Result.DownloadBytes))})"),
        ("Heaviest step", "the most download in one step", static run => HeaviestStep(run)),
        ("Fullest", "disks in use at most, drains included", static run => Fullest(run)),
        ("Drains", "disks held by draining copies at most", static run => ReportColumns.Percent(run.Done.Select(static step => step.DrainingShare).DefaultIfEmpty().Max())),
        ("Missed reads", "copies that readers are sent to and that are gone", static run => Count(run.Done.Sum(static step => step.Readers.MissedRoutes))),
        ("Unreadable", "chunks without any copy for a reader, summed over steps", static run => Count(run.Done.Sum(static step => (long)step.Readers.UnreadableChunks))),
        ("Steps", "finished of planned", static run => $"{Count(run.Done.Count)} of {Count(run.Result.PlannedSteps)}"),
        ("Planner", "time over all steps", static run => (run.Done.Sum(static step => step.PlannerMilliseconds) / 1000).ToString("0.0", CultureInfo.InvariantCulture) + " s"),
    ];

    private static long Shuffled(ReportRun run) => run.Done.Sum(static step => step.Movement.ShuffledBytes);

    private static double Ratio(long part, long whole) => whole == 0 ? 0 : (double)part / whole;

    private static string HeaviestStep(ReportRun run) => run.Done.MaxBy(static step => step.Movement.DownloadBytes) is { } step
        ? FormattableString.Invariant($"{ReportColumns.Bytes(step.Movement.DownloadBytes)} (step {step.Step})")
        : "none";

    private static string Fullest(ReportRun run) => run.Done.Append(run.Result.Baseline).MaxBy(static step => step.UsedShare) is { } step
        ? FormattableString.Invariant($"{ReportColumns.Percent(step.UsedShare)} (step {step.Step})")
        : "none";

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
