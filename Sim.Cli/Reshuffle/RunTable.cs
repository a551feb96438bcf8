using Sim.CommandLine.Output;
using Sim.Engine.Texts;
using Sim.Reshuffle.Report;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Sizes;

namespace Sim.Cli.Reshuffle;

/// <summary>A finished run as text: the versions of the workers, one row per step, and what it came to.</summary>
internal static class RunTable
{
    private const int WidthCharacters = 80;
    private const int PaddingCharacters = 3;

    /// <summary>Prints a run.</summary>
    public static void Print(RunResult result, TextWriter writer)
    {
        writer.Write($"\n{result.Scheduler}, worker versions {result.LoadedVersions}\n");
        var done = result.Steps.Where(static step => step.IsScheduled).ToList();
        if (done.Count > 0)
        {
            PrintSteps(done, writer);
        }

        var last = result.Steps.Count > 0 ? result.Steps[^1] : result.Baseline;
        var restricted = result.Steps.Sum(static step => step.NewRestrictedChunks);
        writer.Write($"chunks added: {Figures.Count(restricted)} restricted, {Figures.Count(result.Steps.Sum(static step => step.NewChunks) - restricted)} not\n");
        writer.Write($"workers upgraded: {Figures.Count(last.UpgradedWorkers)} of {Figures.Count(last.Workers)}\n");
        writer.Write($"download: {ByteSize.Format(result.DownloadBytes)} in {Figures.Count(done.Count, "step")}\n");
        if (result.Stopped is { } stopped)
        {
            writer.Write($"stopped at step {Figures.Count(stopped.Step)} of {Figures.Count(result.PlannedSteps)}: {stopped.Failure}\n");
        }
    }

    /// <summary>What does not fit beside each other is folded: another table below, with the steps again.</summary>
    private static void PrintSteps(List<StepRecord> steps, TextWriter writer)
    {
        var columns = ReportColumns.For(steps);
        var block = new List<ReportColumn>();
        foreach (var column in columns)
        {
            if (block.Count > 1 && WidthOf(block, steps) + WidthOf([column], steps) > WidthCharacters)
            {
                PrintBlock(block, steps, writer);
                block = [columns[0]];
            }

            block.Add(column);
        }

        PrintBlock(block, steps, writer);
    }

    private static int WidthOf(IEnumerable<ReportColumn> columns, List<StepRecord> steps) =>
        columns.Sum(column => PaddingCharacters + steps.Select(step => column.Text(step).Length).Append(column.Header.Length).Max());

    private static void PrintBlock(List<ReportColumn> columns, List<StepRecord> steps, TextWriter writer)
    {
        var table = PlainTables.Create([.. columns.Select(static column => " " + column.Header)]);
        foreach (var step in steps)
        {
            PlainTables.Add(table, [.. columns.Select(column => column.Text(step))]);
        }

        PlainTables.Print(table, writer, Math.Max(WidthCharacters, WidthOf(columns, steps) + PaddingCharacters));
    }
}
