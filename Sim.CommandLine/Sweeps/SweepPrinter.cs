using Sim.CommandLine.Output;
using Sim.Engine.Statistics;
using Sim.Engine.Sweeps;
using Sim.Engine.Texts;

namespace Sim.CommandLine.Sweeps;

/// <summary>Prints what a sweep of one model has exercised. Nothing here depends on time or threads.</summary>
internal static class SweepPrinter
{
    /// <summary>Prints the tables.</summary>
    public static void Print(SweepResult result, SweepRequest request, TextWriter writer)
    {
        writer.Write($"\n{result.ModelName} on {request.Backend}: {Figures.Count(result.Cases, "case")}{request.ShardText}, {Figures.Count(result.Steps, "step")}, {Figures.Count(result.RealSteps)} of them not idle, {Figures.Count(result.FailingCases)} failing\n");
        PrintLabels(result, writer);
        PrintMeasures(result.Statistics, writer);
        PrintOracles(result, writer);
        PrintFacts(result, request, writer);
        PrintNovelty(result.Statistics.Novelty, writer);
    }

    private static void PrintLabels(SweepResult result, TextWriter writer)
    {
        var table = PlainTables.Create("what was exercised", " count", " share");
        foreach (var label in result.Statistics.Labels)
        {
            PlainTables.Add(table, label.Name, Figures.Count(label.Count), Figures.Percent(100.0 * label.Count / Math.Max(1, result.Steps)) + " of steps");
        }

        foreach (var entry in result.Statistics.Classes)
        {
            PlainTables.Add(table, entry.Name, Figures.Count(entry.True), $"{Figures.Percent(entry.Percent)} of {Figures.Count(entry.Asked)}");
        }

        PlainTables.Print(table, writer);
    }

    private static void PrintMeasures(Tally statistics, TextWriter writer)
    {
        if (!statistics.Measures.Any())
        {
            return;
        }

        var table = PlainTables.Create("measure", " count", " least", " mean", " p50", " p90", " p99", " greatest");
        foreach (var measure in statistics.Measures)
        {
            PlainTables.Add(
                table,
                measure.Name,
                Figures.Count(measure.Count),
                Figures.Value(measure.Least),
                Figures.Value(measure.Mean),
                Figures.Value(measure.Percentile50),
                Figures.Value(measure.Percentile90),
                Figures.Value(measure.Percentile99),
                Figures.Value(measure.Greatest));
        }

        PlainTables.Print(table, writer);
    }

    private static void PrintOracles(SweepResult result, TextWriter writer)
    {
        var table = PlainTables.Create("oracle", "demands", " judged", " excused", " fired");
        foreach (var oracle in result.Oracles)
        {
            var excused = oracle.Count.Excused;
            PlainTables.Add(
                table,
                oracle.Count.Oracle.Id,
                oracle.Count.Oracle.Name,
                Figures.Count(oracle.Count.Judged),
                Figures.Count(excused.Sum(reason => reason.Count)),
                Figures.Count(oracle.Count.Fired));
            foreach (var reason in excused)
            {
                PlainTables.Add(table, "", $"  excused: {reason.Name}", "", Figures.Count(reason.Count), "");
            }
        }

        PlainTables.Print(table, writer);
    }

    private static void PrintFacts(SweepResult result, SweepRequest request, TextWriter writer)
    {
        if (result.Facts.IsEmpty && !result.SilentOracles.Any())
        {
            return;
        }

        var table = PlainTables.Create("fact", " seen in cases", "");
        foreach (var fact in result.Facts)
        {
            PlainTables.Add(table, fact.Fact.Name, Figures.Count(fact.Cases), fact.Cases == 0 ? UnseenText(fact, request) : "");
        }

        foreach (var oracle in result.SilentOracles)
        {
            PlainTables.Add(table, $"{oracle.Count.Oracle.Id} has judged something", "0", request.DemandsCoverage ? "REQUIRED, not seen" : "not seen");
        }

        PlainTables.Print(table, writer);
    }

    private static string UnseenText(FactSummary fact, SweepRequest request) =>
        $"{(request.DemandsCoverage && fact.IsDeclared ? "REQUIRED, not seen" : "not seen")}: fewer than {Figures.Probability(fact.UpperProbability)} of cases see it (95 % confidence)";

    private static void PrintNovelty(StateNovelty novelty, TextWriter writer)
    {
        if (novelty.States == 0)
        {
            return;
        }

        var about = novelty.IsExact ? "" : "about ";
        writer.Write($"state novelty: {about}{Figures.Count(novelty.States)} distinct abstract states, {about}{Figures.Count(novelty.Transitions)} distinct transitions; {Figures.Count(novelty.CasesWithNewState, "case")} visited a state, {Figures.Count(novelty.CasesWithNewTransition)} made a transition that no case before had\n");
    }

    /// <summary>Prints the cases that ran differently twice; nothing if there are none.</summary>
    public static void PrintNondeterminism(SweepResult result, TextWriter writer)
    {
        if (result.NondeterministicCases > 0)
        {
            writer.Write($"NONDETERMINISM in {Figures.Count(result.NondeterministicCases, "case")} of {result.ModelName}\n");
        }

        foreach (var difference in result.Nondeterminism)
        {
            writer.Write($"  case {difference.CaseNumber}, seed {difference.Seed}: step {difference.Step} differs in {difference.Kind} {difference.Name}: first {difference.First}, then {difference.Second}\n");
        }
    }
}
