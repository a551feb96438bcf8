using System.Globalization;

namespace Sim.Reshuffle.Report;

/// <summary>What several runs come to, in one sentence.</summary>
public static class Comparison
{
    /// <summary>Compares the downloads of all runs with that of the first.</summary>
    /// <returns>Null if there is nothing to compare.</returns>
    public static string? Of(IReadOnlyList<ReportRun> runs) => runs.Count < 2
        ? null
        : $"download compared: {runs[0].Label} {Amount(runs[0])}; {string.Join("; ", runs.Skip(1).Select(run => $"{run.Label} {Amount(run)}, {Relation(run, runs[0])}"))}";

    private static string Amount(ReportRun run) => run.Result.Stopped is { } stopped
        ? string.Create(CultureInfo.InvariantCulture, $"{ReportColumns.Bytes(run.Result.DownloadBytes)} until it stopped at step {stopped.Step}")
        : ReportColumns.Bytes(run.Result.DownloadBytes);

    private static string Relation(ReportRun run, ReportRun first)
    {
        var (bytes, than) = (run.Result.DownloadBytes, first.Result.DownloadBytes);
        var percent = than == 0 ? 0 : Math.Abs(bytes - than) * 100.0 / than;
        return bytes == than ? "the same"
            : than == 0 ? "more"
            : percent >= 1000 ? string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / than:0.#} times as much")
            : string.Create(CultureInfo.InvariantCulture, $"{percent:0.0} % {(bytes < than ? "less" : "more")}");
    }
}
