using System.Globalization;
using Sim.CommandLine.Output;
using Sim.Engine.Statistics;
using Sim.Engine.Texts;
using Sim.Models.Measuring;

namespace Sim.Cli.Place.Quality;

/// <summary>Prints the quality tables. Nothing here depends on time.</summary>
internal static class QualityPrinter
{
    /// <summary>Prints balance first, then what changes cost.</summary>
    public static void Print(QualityRequest request, IReadOnlyList<PlannerQuality> qualities, TextWriter writer)
    {
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"{request.Workers:N0} workers, {request.Chunks:N0} chunks, weights 1, 6, 24, floor 2, saturation 0.95; {request.Fleets} fleets, 95 % intervals\n"));
        PrintBalance(qualities, writer);
        PrintEvents(qualities, writer);
        writer.Write("moved and least: of the data set; least is what any scheduler must fetch for the same numbers of copies\n");
    }

    private static void PrintBalance(IReadOnlyList<PlannerQuality> qualities, TextWriter writer)
    {
        var table = PlainTables.Create("planner", " heaviest / mean", " variation, %", " hashed: heaviest / mean", " variation, %");
        foreach (var quality in qualities)
        {
            PlainTables.Add(
                table,
                quality.Planner,
                Text(quality.Balance.Select(measure => measure.MaximumOverMean), "F4"),
                Text(quality.Balance.Select(measure => measure.VariationPercent), "F2"),
                Text(quality.Hashing.Select(measure => measure.MaximumOverMean), "F4"),
                Text(quality.Hashing.Select(measure => measure.VariationPercent), "F2"));
        }

        PlainTables.Print(table, writer);
    }

    private static void PrintEvents(IReadOnlyList<PlannerQuality> qualities, TextWriter writer)
    {
        var table = PlainTables.Create("change", "planner", " moved, %", " least, %", " moved / least", " copies short", " cycles");
        for (var index = 0; index < FleetEvent.All.Count; index++)
        {
            foreach (var quality in qualities)
            {
                Add(table, FleetEvent.All[index].Name, quality.Planner, quality.Events[index]);
            }
        }

        PlainTables.Print(table, writer);
    }

    private static void Add(Spectre.Console.Table table, string change, string planner, IReadOnlyList<EventMeasure?> measures)
    {
        var placed = measures.OfType<EventMeasure>().ToList();
        if (placed.Count < measures.Count)
        {
            PlainTables.Add(table, change, planner, "refused", "", "", "", "");
            return;
        }

        var least = placed.Average(measure => measure.LeastPercent);
        var cycles = placed.Max(measure => measure.Cycles).ToString(CultureInfo.InvariantCulture);
        PlainTables.Add(
            table,
            change,
            planner,
            Text(placed.Select(measure => measure.MovedPercent), "F2"),
            least.ToString("F2", CultureInfo.InvariantCulture),
            Ratio(placed),
            Figures.Count(placed.Max(measure => measure.ShortCopies)),
            placed.TrueForAll(measure => measure.IsAtRest) ? cycles : $"not within {cycles}");
    }

    /// <summary>A fleet that needs nothing has no ratio; with one among them only the ratio of the means is left.</summary>
    private static string Ratio(List<EventMeasure> measures)
    {
        var least = measures.Average(measure => measure.LeastPercent);
        return least == 0 ? ""
            : measures.TrueForAll(measure => measure.LeastPercent > 0) ? Text(measures.Select(measure => measure.MovedPercent / measure.LeastPercent), "F3")
            : (measures.Average(measure => measure.MovedPercent) / least).ToString("F3", CultureInfo.InvariantCulture);
    }

    private static string Text(IEnumerable<double> values, string format)
    {
        var interval = ConfidenceInterval.Of([.. values]);
        var mean = interval.Mean.ToString(format, CultureInfo.InvariantCulture);
        return double.IsNaN(interval.HalfWidth) ? mean : $"{mean} +- {interval.HalfWidth.ToString(format, CultureInfo.InvariantCulture)}";
    }
}
