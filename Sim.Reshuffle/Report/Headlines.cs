using System.Globalization;
using Sim.Reshuffle.Runs;

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
        ("Fullest", "disks in use at most, drains included", static run => Most(run, static step => step.UsedShare)),
        ("Fullest disk", "the one disk that is in use most", static run => Most(run, static step => step.FullestShare)),
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

    private static string Most(ReportRun run, Func<StepRecord, double> share) => run.Done.Append(run.Result.Baseline).MaxBy(share) is { } step && share(step) > 0
        ? FormattableString.Invariant($"{ReportColumns.Percent(share(step))} (step {step.Step})")
        : "none";

    private static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
