using System.Globalization;
using Sim.Cli.Output;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Sizes;

namespace Sim.Cli.Reshuffle;

/// <summary>A finished run as text: the versions of the workers, one row per step, and what it came to. Columns that say nothing are left out.</summary>
internal static class RunTable
{
    private const int WidthCharacters = 400;

    private static readonly RunColumn[] Columns =
    [
        new(" step", static step => Number(step.Step), IsAlwaysShown: true),
        new(" new", static step => WithRestricted(step.NewChunks, step.NewRestrictedChunks), IsAlwaysShown: true),
        new(" copied", static step => Number(step.CopiedOrReplacedChunks)),
        new(" chunks", static step => WithRestricted(step.TotalChunks, step.TotalRestrictedChunks), IsAlwaysShown: true),
        new(" copies", static step => string.Join(' ', step.Classes.Select(CopiesOf)), IsAlwaysShown: true),
        new(" new data", static step => Bytes(step.Movement.NewBytes), IsAlwaysShown: true),
        new(" shuffled (chunks)", static step => step.Movement.ShuffledChunks == 0 ? "0" : $"{Bytes(step.Movement.ShuffledBytes)} ({Number(step.Movement.ShuffledChunks)})"),
        new(" more copies", static step => Bytes(step.Movement.IncreaseBytes)),
        new(" download", static step => Bytes(step.Movement.DownloadBytes), IsAlwaysShown: true),
        new(" restricted", static step => Bytes(step.Movement.RestrictedDownloadBytes)),
        new(" shed", static step => Bytes(step.Movement.ShedBytes)),
        new(" freed", static step => Bytes(step.Movement.FreedBytes)),
        new(" used", static step => Figures.Percent(step.UsedShare * 100), IsAlwaysShown: true),
        new(" drains", static step => Figures.Percent(step.DrainingShare * 100)),
        new(" evicted", static step => Number(step.EvictedCopies)),
        new(" excluded", static step => Number(step.ExcludedChunks)),
        new(" missed reads", static step => Number(step.Readers.MissedRoutes)),
        new(" unreadable", static step => Number(step.Readers.UnreadableChunks)),
        new(" workers", static step => Number(step.Workers)),
        new(" upgraded", static step => Number(step.UpgradedWorkers)),
        new(" new/lost/shuffled at", static step => $"{Number(step.Movement.WorkersReceivingNew)}/{Number(step.Movement.WorkersLosing)}/{Number(step.Movement.WorkersReceivingShuffled)}"),
    ];

    /// <summary>Prints a run.</summary>
    public static void Print(RunResult result, TextWriter writer)
    {
        writer.Write($"\n{result.Scheduler}, worker versions {result.LoadedVersions}\n");
        var done = result.Steps.Where(static step => step.IsScheduled).ToList();
        var shown = Columns.Where(column => column.IsAlwaysShown || column.SaysSomething(done)).ToArray();
        var table = PlainTables.Create([.. shown.Select(static column => column.Header)]);
        foreach (var step in done)
        {
            PlainTables.Add(table, [.. shown.Select(column => column.Text(step))]);
        }

        if (done.Count > 0)
        {
            PlainTables.Print(table, writer, WidthCharacters);
        }

        var last = result.Steps.Count > 0 ? result.Steps[^1] : result.Baseline;
        writer.Write($"chunks added: {Number(result.Steps.Sum(static step => step.NewRestrictedChunks))} restricted, {Number(result.Steps.Sum(static step => step.NewChunks - step.NewRestrictedChunks))} not\n");
        writer.Write($"workers upgraded: {Number(last.UpgradedWorkers)} of {Number(last.Workers)}\n");
        writer.Write($"download: {ByteSize.Format(result.DownloadBytes)} in {Number(done.Count)} steps\n");
        if (result.Stopped is { } stopped)
        {
            writer.Write($"stopped at step {Number(stopped.Step)} of {Number(result.PlannedSteps)}: {stopped.Failure}\n");
        }
    }

    private static string CopiesOf(ClassCopies copies) => copies.Minimum == copies.Target
        ? string.Create(CultureInfo.InvariantCulture, $"{copies.Weight}:{copies.Target}")
        : string.Create(CultureInfo.InvariantCulture, $"{copies.Weight}:{copies.Target}(min {copies.Minimum})");

    private static string WithRestricted(long all, long restricted) => restricted == 0 ? Number(all) : $"{Number(all)} ({Number(restricted)})";

    private static string Bytes(long bytes) => bytes == 0 ? "0" : ByteSize.Format(bytes);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
