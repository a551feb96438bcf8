using System.Globalization;
using System.Text;
using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Settings;

/// <summary>Writes settings of a scheduler as YAML that <see cref="SchedulerSettingsReader"/> reads back.</summary>
public static class SchedulerSettingsWriter
{
    /// <summary>The text.</summary>
    public static string Write(SchedulerSettings settings)
    {
        var (placement, text) = (settings.Placement, new StringBuilder());
        Line(text, $"worker_capacity: {placement.WorkerCapacityBytes}");
        Line(text, $"saturation: {placement.Saturation}");
        Line(text, $"min_replication: {placement.MinimumReplication}");
        Line(text, $"ignore_reliability: {(placement.IgnoreReliability ? "true" : "false")}");
        Line(text, $"rounding: {RoundingName(placement.Rounding)}");
        Line(text, $"rings: {placement.Rings}");
        Line(text, $"hash: {settings.Hash}");
        if (settings.MinimumWorkerVersion is { } version)
        {
            Line(text, $"minimum_worker_version: {version}");
        }

        Line(text, $"datasets:{(settings.Segments.Count == 0 ? " {}" : "")}");
        foreach (var (dataset, segments) in settings.Segments)
        {
            Line(text, $"  {Quoted(dataset)}:{(segments.Count == 0 ? " []" : "")}");
            foreach (var segment in segments)
            {
                var pin = segment.MinimumWorkerVersion is { } minimum ? $", minimum_worker_version: {minimum}" : "";
                Line(text, $"    - {{from: {segment.From}, weight: {segment.Weight}{pin}}}");
            }
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string RoundingName(ReplicationRounding rounding) =>
        PlannerCatalog.Roundings.First(name => PlannerCatalog.RoundingOf(name) == rounding);

    /// <summary>A name in single quotes, in which YAML gives nothing but the quote itself a meaning.</summary>
    private static string Quoted(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
}
