using System.Globalization;
using Scheduler.Core.Placement;
using Sim.CommandLine.Output;
using Sim.Engine.Statistics;

namespace Sim.Cli.Place.Quality;

/// <summary>Prints balance against movement.</summary>
internal static class TolerancePrinter
{
    /// <summary>Prints the curve.</summary>
    public static void Print(IReadOnlyList<TolerancePoint> curve, TextWriter writer)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"\nsticky: {ToleranceCurve.JoinPercent} % of workers join a fleet at its floor\n"));
        var table = PlainTables.Create(" tolerance, %", " heaviest / mean", " moved, %");
        foreach (var point in curve)
        {
            var mark = point.Tolerance == StickyPlanner<XxHash64RingHash>.DefaultBalanceTolerance ? " (default)" : "";
            PlainTables.Add(
                table,
                (100 * point.Tolerance).ToString("F1", CultureInfo.InvariantCulture) + mark,
                Mean(point.MaximumOverMean, "F4"),
                Mean(point.MovedPercent, "F2"));
        }

        PlainTables.Print(table, writer);
    }

    private static string Mean(IReadOnlyCollection<double> values, string format) =>
        values.Count == 0 ? "refused" : ConfidenceInterval.Of(values).Mean.ToString(format, CultureInfo.InvariantCulture);
}
