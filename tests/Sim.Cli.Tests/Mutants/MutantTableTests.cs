using System.Text.RegularExpressions;
using Sim.Cli.Mutants;

namespace Sim.Cli.Tests.Mutants;

/// <summary>Goal: the table says what the five sweeps found, and says it the same way every time.</summary>
public sealed class MutantTableTests
{
    [Fact]
    public void The_table_names_oracles_median_seeds_walk_and_models()
    {
        using var writer = new StringWriter();
        MutantTable.Print(
            [
                Row("tombstone-early", 8, Found(7, "O-23", "swarm"), Found(1, "O-25", "guided"), Found(1_900, "O-23", "churn"), Found(3, "O-23", "swarm"), Lost),
                Row("never-seen", null, Lost, Lost, Found(4, "O-01", "flood"), Lost, Lost),
                Row("breaks-the-draw", null, Aborted, Aborted, Aborted, Aborted, Aborted),
            ],
            writer);

        var lines = writer.ToString().TrimEnd('\n').Split('\n');
        string[][] cells = [.. lines.Where(line => line.Contains("  ", StringComparison.Ordinal)).Select(line => Regex.Split(line.Trim(), " {2,}"))];
        Assert.Equal(
            [
                ["mutant", "caught by", "cases until found", "seeds", "shrunk steps", "model"],
                ["tombstone-early", "O-23 x3, O-25 x1", "7", "4 of 5", "8", "swarm, churn, guided"],
                ["never-seen", "O-01 x1", "SURVIVES 2,000", "1 of 5", "-", "flood"],
                ["breaks-the-draw", "abort x5", "1", "5 of 5", "-", "guided"],
            ],
            cells);
        Assert.Equal("3 mutants, 2 killed, 2 within 200 cases, 1 survivors", lines[^1]);
    }

    [Fact]
    public void What_was_tried_under_restarts_too_stands_beside_and_is_summed_up_apart()
    {
        var caught = Row("caught", 8, Found(7, "O-23", "swarm"));
        var hidden = Row("hidden-by-restarts", 8, Found(7, "O-23", "swarm"));
        using var writer = new StringWriter();
        MutantRow[] rows = [caught with { Restarted = new HuntReport([Found(9, "O-23", "churn")], 3) }, hidden with { Restarted = new HuntReport([Lost], null) }];
        MutantTable.Print(rows, writer);

        var lines = writer.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal(
            [
                ["mutant", "caught by", "cases until found", "seeds", "under restarts", "seeds", "shrunk steps", "model"],
                ["caught", "O-23 x1", "7", "1 of 1", "9", "1 of 1", "8", "swarm"],
                ["hidden-by-restarts", "O-23 x1", "7", "1 of 1", "SURVIVES 2,000", "0 of 1", "8", "swarm"],
            ],
            lines.Where(line => line.Contains("  ", StringComparison.Ordinal)).Select(line => Regex.Split(line.Trim(), " {2,}")));
        Assert.Equal(["2 mutants, 2 killed, 2 within 200 cases, 0 survivors", "2 mutants under restarts, 1 killed, 1 within 200 cases, 1 survivors"], lines[^2..]);
        Assert.Equal([true, false], rows.Select(row => row.IsKilledThroughout));
    }

    [Fact]
    public void The_page_says_what_each_defect_breaks_and_marks_what_lives()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Root, "mutants.html");
        var request = new MutantsRequest(["guided", "churn"], 2_000, 1, Only: null, "multistep", WithRestarts: false);
        MutantPage.Write(
            path,
            request,
            [new PlantedDefect("caught", "a <copy> is lost") { Rule = "copies stay" }, new PlantedDefect("lives", "nobody sees it")],
            [Row("caught", 8, Found(7, "O-23", "guided")), Row("lives", null, Lost)]);

        var page = File.ReadAllText(path);
        Assert.Contains("<p class=\"verdict fails\"><b>2 mutants, 1 killed, 1 within 200 cases, 1 survivors</b></p>", page, StringComparison.Ordinal);
        Assert.Contains("models guided, churn; 1 seed, at most 2,000 cases of each", page, StringComparison.Ordinal);
        Assert.Contains("<tr><td><b>caught</b><br><small>a &lt;copy&gt; is lost. Rule: copies stay</small></td><td>7</td>", page, StringComparison.Ordinal);
        Assert.Contains("<tr class=\"fired\"><td><b>lives</b><br><small>nobody sees it</small></td><td>SURVIVES 2,000</td>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mutant_is_killed_if_most_seeds_find_it()
    {
        Assert.True(Row("m", 1, Lost, Found(1, "O-01", "guided"), Lost, Found(2, "O-01", "guided"), Found(9, "O-01", "guided")).IsKilled);
        Assert.False(Row("m", 1, Lost, Found(1, "O-01", "guided"), Lost, Found(2, "O-01", "guided"), Lost).IsKilled);
    }

    [Fact]
    public void The_median_counts_a_seed_that_found_nothing_as_the_worst()
    {
        Assert.Equal(9, Row("m", 1, Lost, Found(1, "O-01", "guided"), Lost, Found(2, "O-01", "guided"), Found(9, "O-01", "guided")).Cases);
        Assert.Equal(4, HuntReport.MedianPosition([Lost, Found(1, "O-01", "guided"), Lost, Found(2, "O-01", "guided"), Found(9, "O-01", "guided")]));
    }

    private static Finding Lost => new(2_000, Oracle: null, Model: null);

    private static Finding Aborted => new(1, Finding.Aborted, "guided");

    private static Finding Found(long cases, string oracle, string model) => new(cases, oracle, model);

    private static MutantRow Row(string name, int? steps, params Finding[] findings) => new(name, new HuntReport(findings, steps));
}
