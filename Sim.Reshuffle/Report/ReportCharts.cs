using Sim.Reshuffle.Report.Charts;
using Sim.Reshuffle.Runs;

namespace Sim.Reshuffle.Report;

/// <summary>The charts of a run. A chart that says nothing in any of the compared runs is left out.</summary>
internal static class ReportCharts
{
    private const int Calm = 0;
    private const int Warm = 1;
    private const int Green = 2;
    private const int Grey = 3;
    private const int Alarm = 4;
    private const int Violet = 5;
    private const int Tones = 8;

    /// <summary>For each chart, one drawing per run, in the order of runs, all on the same scale.</summary>
    public static IReadOnlyList<IReadOnlyList<Chart>> Of(IReadOnlyList<ReportRun> runs)
    {
        var weights = runs.SelectMany(static run => run.Done).SelectMany(static step => step.Classes).Select(static copies => copies.Weight).Distinct().Order().ToArray();
        Func<ReportRun, Chart>[] charts =
        [
            Download, Fill, run => Copies(run, weights), Workers, Readers, Shuffled, Freed, Chunks, Restricted, Upgraded, Pressure, Time,
        ];
        return [.. charts.Select(chart => runs.Select(chart).ToList()).Where(static group => group.Exists(static chart => chart.Highest > 0))];
    }

    private static Chart Download(ReportRun run) => Make(
        run, "Download by cause", "What workers have to fetch in each step.", ChartUnit.Bytes, ChartForm.StackedBars,
        ("new chunks", Calm, static step => step.Movement.NewBytes),
        ("more copies", Green, static step => step.Movement.IncreaseBytes),
        ("shuffled", Warm, static step => step.Movement.ShuffledBytes));

    private static Chart Fill(ReportRun run) => Make(
        run, "Disks in use", "Share of the disks: all together, the fullest one, and what targets may fill.", ChartUnit.Share, ChartForm.StackedAreas,
        ("to stay", Calm, static step => step.UsedShare - step.DrainingShare),
        ("draining", Warm, static step => step.DrainingShare)) with
    {
        Overlays =
        [
            .. Overlay(run, "fullest disk", Violet, isLimit: false, static step => step.FullestShare),
            .. Overlay(run, "limit of targets", Alarm, isLimit: true, static step => step.Saturation),
        ],
    };

    /// <summary>A line of values that were measured; none for figures of an older build, which has none.</summary>
    private static IEnumerable<ChartSeries> Overlay(ReportRun run, string name, int tone, bool isLimit, Func<StepRecord, double> value) =>
        run.Done.Any(step => value(step) > 0) ? [new ChartSeries(name, tone, [.. run.Done.Select(value)], isLimit)] : [];

    private static Chart Copies(ReportRun run, int[] weights) => new(
        "Copies by weight", "Copies that each chunk of a weight is entitled to.", ChartUnit.Count, ChartForm.Lines, StepsOf(run),
        [.. weights.Select((weight, index) => new ChartSeries(
            FormattableString.Invariant($"weight {weight}"),
            index % Tones,
            [.. run.Done.Select(step => (double)(step.Classes.FirstOrDefault(copies => copies.Weight == weight)?.Target ?? 0))]))]);

    private static Chart Workers(ReportRun run) => Make(
        run, "Workers affected", "How many workers fetch or lose something.", ChartUnit.Count, ChartForm.Lines,
        ("fetch new chunks", Calm, static step => step.Movement.WorkersReceivingNew),
        ("fetch known chunks", Green, static step => step.Movement.WorkersReceivingExisting),
        ("lose copies", Warm, static step => step.Movement.WorkersLosing));

    private static Chart Readers(ReportRun run) => Make(
        run, "What readers would miss", "Copies that readers are still sent to when they are gone, and chunks with no other copy.", ChartUnit.Count, ChartForm.StackedBars,
        ("missing copies", Warm, static step => step.Readers.MissedRoutes),
        ("unreadable chunks", Alarm, static step => step.Readers.UnreadableChunks));

    private static Chart Shuffled(ReportRun run) => Make(
        run, "Chunks shuffled", "Known chunks of which a copy moved to another worker.", ChartUnit.Count, ChartForm.StackedBars,
        ("chunks", Warm, static step => step.Movement.ShuffledChunks));

    private static Chart Freed(ReportRun run) => Make(
        run, "Given up and freed", "Copies that the plan gives up, and those that left the disks.", ChartUnit.Bytes, ChartForm.Lines,
        ("given up", Warm, static step => step.Movement.ShedBytes),
        ("freed", Grey, static step => step.Movement.FreedBytes));

    private static Chart Chunks(ReportRun run) => Make(
        run, "Chunks", "Chunks that are placed, and those that readers see.", ChartUnit.Count, ChartForm.Lines,
        ("placed", Calm, static step => step.PlacedChunks),
        ("visible", Green, static step => step.VisibleChunks));

    private static Chart Restricted(ReportRun run) => Make(
        run, "Restricted download", "Downloads of chunks that need the new version.", ChartUnit.Bytes, ChartForm.StackedBars,
        ("restricted chunks", Calm, static step => step.Movement.RestrictedDownloadBytes));

    private static Chart Upgraded(ReportRun run) => Make(
        run, "Eligible workers", "Workers that run the new version.", ChartUnit.Count, ChartForm.Lines,
        ("upgraded", Green, static step => step.UpgradedWorkers));

    private static Chart Pressure(ReportRun run) => Make(
        run, "Pressure", "Copies deleted at once to seat others, and new chunks that had to wait.", ChartUnit.Count, ChartForm.StackedBars,
        ("evicted copies", Warm, static step => step.EvictedCopies),
        ("waiting chunks", Alarm, static step => step.ExcludedChunks));

    private static Chart Time(ReportRun run) => Make(
        run, "Time per step", "How long the planner took, and everything else.", ChartUnit.Milliseconds, ChartForm.StackedBars,
        ("planner", Calm, static step => step.PlannerMilliseconds),
        ("rest", Grey, static step => Math.Max(0, step.StepMilliseconds - step.PlannerMilliseconds)));

    private static Chart Make(
        ReportRun run, string title, string remark, ChartUnit unit, ChartForm form, params ReadOnlySpan<(string Name, int Tone, Func<StepRecord, double> Value)> series)
    {
        var drawn = new List<ChartSeries>();
        foreach (var (name, tone, value) in series)
        {
            drawn.Add(new ChartSeries(name, tone, [.. run.Done.Select(value)]));
        }

        return new Chart(title, remark, unit, form, StepsOf(run), drawn);
    }

    private static int[] StepsOf(ReportRun run) => [.. run.Done.Select(static step => step.Step)];
}
