using System.Globalization;
using System.Text;
using Sim.Cli.Output;
using Sim.Reshuffle.Fleets;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Report;
using Sim.Reshuffle.Results;
using Sim.Reshuffle.Runs;
using Sim.Reshuffle.Settings;
using Sim.Reshuffle.Sizes;

namespace Sim.Cli.Reshuffle;

/// <summary>The files that a run leaves behind. Each appears under its name only when it is complete.</summary>
internal static class RunFiles
{
    /// <summary>Demands that files can be written, before hours are spent on their contents.</summary>
    /// <param name="files">Options and the paths that they name; null for options that were not given.</param>
    /// <exception cref="UsageException">One cannot.</exception>
    public static void RequireWritable(params ReadOnlySpan<(string Option, string? Path)> files)
    {
        foreach (var (option, path) in files)
        {
            try
            {
                if (path is not null && Directory.Exists(path))
                {
                    throw new UsageException($"{option}: '{path}' is a folder");
                }

                if (path is not null)
                {
                    File.WriteAllBytes(path + ".part", []);
                    File.Delete(path + ".part");
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                throw new UsageException($"{option}: '{path}' cannot be written", failure);
            }
        }
    }

    /// <summary>What was run on, in words.</summary>
    public static string Describe(string path, Fleet fleet, SchedulerSettings settings, RunProfile profile) =>
        $"{Path.GetFileName(path)}: {Figures.Count(fleet.Workers.Length)} workers of {ByteSize.Format(settings.Placement.WorkerCapacityBytes)}, "
        + $"{Figures.Count(fleet.ChunkCount)} chunks of {ByteSize.Format(fleet.SizesBytes.Sum())} in {Figures.Count(fleet.DatasetNames.Length)} datasets; "
        + $"{Figures.Count(profile.Steps)} steps, {profile.Shape.Spec} new chunks, floor {Figures.Count(settings.Placement.MinimumReplication)}, saturation {settings.Placement.Saturation.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Writes the JSON.</summary>
    public static void WriteJson(string path, string input, IReadOnlyList<RunResult> results) =>
        Replace(path, RunDocumentJson.Write(new RunDocument(RunDocument.KnownFormat, input, results)));

    /// <summary>Writes the report.</summary>
    public static void WriteReport(string path, string input, IReadOnlyList<ReportRun> runs) =>
        Replace(path, Encoding.UTF8.GetBytes(HtmlReport.Write(input, runs)));

    private static void Replace(string path, byte[] content)
    {
        var temporary = path + ".part";
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
