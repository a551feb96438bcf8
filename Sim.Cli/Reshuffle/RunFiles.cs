using System.Text;
using Sim.CommandLine.Output;
using Sim.Engine.Texts;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Report;
using Sim.Reshuffle.Results;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Settings;
using Sim.Reshuffle.Sizes;

namespace Sim.Cli.Reshuffle;

/// <summary>The files that a run leaves behind.</summary>
internal static class RunFiles
{
    /// <summary>What was run on, in words.</summary>
    public static string Describe(string path, Fleet fleet, SchedulerSettings settings) =>
        $"{Path.GetFileName(path)}: {Figures.Count(fleet.Workers.Length, "worker")} of {ByteSize.Format(settings.Placement.WorkerCapacityBytes)}, "
        + $"{Figures.Count(fleet.ChunkCount, "chunk")} of {ByteSize.Format(fleet.SizesBytes.Sum())} in {Figures.Count(fleet.DatasetNames.Length, "dataset")}";

    /// <summary>Writes the JSON.</summary>
    public static void WriteJson(string path, string input, RunChange change, IReadOnlyList<RunResult> results) =>
        OutputFile.Write(path, RunDocumentJson.Write(new RunDocument(RunDocument.KnownFormat, input, results, change)));

    /// <summary>Writes the report.</summary>
    public static void WriteReport(string path, IReadOnlyList<ReportSubject> subjects, IReadOnlyList<ReportRun> runs) =>
        OutputFile.Write(path, Encoding.UTF8.GetBytes(HtmlReport.Write(subjects, runs)));
}
