using System.Text.Json;
using CsCheck;
using Sim.Engine.Statistics;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;

namespace Sim.Engine.Tests.Statistics;

/// <summary>
/// Goal: what a sweep counts is what its cases reported, whichever way they are put together. Method: random reports, counted
/// a second time with plain dictionaries; merged one by one and in groups.
/// </summary>
public sealed class TallyMergeTests
{
    private static readonly OracleDescription[] Oracles =
        [.. "ABC".Select(name => new OracleDescription($"T-0{name}", $"oracle {name}"))];

    private static readonly FactDescription[] Facts = [.. "xyz".Select(name => new FactDescription($"fact {name}", "here"))];

    /// <summary>A report: what sort, of which name, and a number.</summary>
    private static readonly Gen<(int Sort, int Which, int Number)[][]> Sweeps =
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 3]).Array[0, 12].Array[0, 8];

    [Fact]
    public void A_merged_tally_counts_what_the_cases_reported()
    {
        Sweeps.Sample(
            sweep =>
            {
                var merged = Merged(sweep.Select(TallyOf));

                Assert.Equal(Expected(sweep), Figures(merged));
            },
            iter: 500);
    }

    [Fact]
    public void Groups_of_cases_merge_to_the_same_as_the_cases_one_by_one()
    {
        Gen.Select(Sweeps, Gen.Int[1, 4]).Sample(
            (sweep, size) =>
            {
                var inGroups = Merged(sweep.Chunk(size).Select(group => Merged(group.Select(TallyOf))));

                Assert.Equal(Figures(Merged(sweep.Select(TallyOf))), Figures(inGroups));
            },
            iter: 500);
    }

    [Fact]
    public void Cases_that_come_from_another_process_merge_to_the_same()
    {
        Sweeps.Sample(
            sweep =>
            {
                var sent = sweep.Select(reports => JsonSerializer.Serialize(TallyOf(reports).ToDocument()));
                var received = sent.Select(text => Tally.Of(JsonSerializer.Deserialize<TallyDocument>(text)!));

                Assert.Equal(Figures(Merged(sweep.Select(TallyOf))), Figures(Merged(received)));
            },
            iter: 200);
    }

    private static Tally TallyOf((int Sort, int Which, int Number)[] reports)
    {
        var recorder = new Recorder();
        foreach (var (sort, which, number) in reports)
        {
            Report(recorder, sort, which, number);
        }

        return recorder.Statistics;
    }

    private static void Report(Recorder recorder, int sort, int which, int number)
    {
        switch (sort)
        {
            case 0:
                recorder.Label($"label {which}");
                break;
            case 1:
                recorder.Classify(number > 1, $"class {which}");
                break;
            case 2:
                recorder.Measure($"measure {which}", number);
                break;
            case 3:
                recorder.See(Facts[which]);
                break;
            case 4:
                recorder.Judge(Oracles[which], number > 1 ? Verdict.Holds : Verdict.Excused($"reason {number}"));
                break;
            default:
                Assert.Throws<OracleViolatedException>(
                    () => recorder.Judge(Oracles[which], Verdict.Violated(new Violation(Oracles[which].Id, "thing", "it", "it is wrong"))));
                break;
        }
    }

    private static Tally Merged(IEnumerable<Tally> parts)
    {
        var whole = new Tally();
        foreach (var part in parts)
        {
            whole.MergeFrom(part);
        }

        return whole;
    }

    private static SortedDictionary<string, double> Figures(Tally tally)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        tally.Labels.ToList().ForEach(label => figures.Add($"{label.Name}", label.Count));
        tally.Facts.ToList().ForEach(fact => figures.Add($"{fact.Fact.Name}", fact.Cases));
        foreach (var entry in tally.Classes)
        {
            figures.Add($"{entry.Name} asked", entry.Asked);
            figures.Add($"{entry.Name} true", entry.True);
        }

        foreach (var measure in tally.Measures)
        {
            figures.Add($"{measure.Name} count", measure.Count);
            figures.Add($"{measure.Name} sum", measure.Mean * measure.Count);
            figures.Add($"{measure.Name} least", measure.Least);
            figures.Add($"{measure.Name} greatest", measure.Greatest);
        }

        foreach (var oracle in tally.Oracles)
        {
            figures.Add($"{oracle.Oracle.Id} judged", oracle.Judged);
            figures.Add($"{oracle.Oracle.Id} fired", oracle.Fired);
            oracle.Excused.ToList().ForEach(reason => figures.Add($"{oracle.Oracle.Id} {reason.Name}", reason.Count));
        }

        return figures;
    }

    /// <summary>The same figures without a tally.</summary>
    private static SortedDictionary<string, double> Expected((int Sort, int Which, int Number)[][] sweep)
    {
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var reports in sweep)
        {
            foreach (var fact in reports.Where(report => report.Sort == 3).Select(report => Facts[report.Which].Name).Distinct())
            {
                Add(figures, fact, 1);
            }

            foreach (var (sort, which, number) in reports)
            {
                Count(figures, sort, which, number);
            }
        }

        return figures;
    }

    private static void Count(SortedDictionary<string, double> figures, int sort, int which, int number)
    {
        switch (sort)
        {
            case 0:
                Add(figures, $"label {which}", 1);
                break;
            case 1:
                Add(figures, $"class {which} asked", 1);
                Add(figures, $"class {which} true", number > 1 ? 1 : 0);
                break;
            case 2:
                CountMeasure(figures, $"measure {which}", number);
                break;
            case 4:
                Add(figures, $"{Oracles[which].Id} judged", number > 1 ? 1 : 0);
                Add(figures, $"{Oracles[which].Id} fired", 0);
                if (number <= 1)
                {
                    Add(figures, $"{Oracles[which].Id} reason {number}", 1);
                }

                break;
            case 5:
                Add(figures, $"{Oracles[which].Id} judged", 1);
                Add(figures, $"{Oracles[which].Id} fired", 1);
                break;
            default:
                break;
        }
    }

    private static void CountMeasure(SortedDictionary<string, double> figures, string name, int number)
    {
        Add(figures, $"{name} count", 1);
        Add(figures, $"{name} sum", number);
        figures[$"{name} least"] = Math.Min(figures.GetValueOrDefault($"{name} least", number), number);
        figures[$"{name} greatest"] = Math.Max(figures.GetValueOrDefault($"{name} greatest", number), number);
    }

    private static void Add(SortedDictionary<string, double> figures, string name, double amount) =>
        figures[name] = figures.GetValueOrDefault(name) + amount;
}
