using System.Text;
using Sim.Engine.Verdicts;
using Sim.Oracles;

namespace Sim.EndToEnd.Documents;

/// <summary>Goal: the document says which oracle is asked on which path. Method: the table is composed anew from the declaration.</summary>
public sealed class JudgingTableTests
{
    [Fact]
    public void The_document_of_the_oracles_shows_what_must_be_judged_where() =>
        Assert.Contains(Compose(), File.ReadAllText(Repository.PathOf("docs/oracles.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void Every_oracle_has_a_path_on_which_it_must_be_asked()
    {
        var declared = JudgingDuties.All.SelectMany(duty => duty.EachTime.Concat(duty.AtTimes)).Concat(JudgingDuties.OfEveryState).ToHashSet();

        Assert.Empty(OracleCatalog.All.Except(declared).Select(oracle => oracle.Id));
        Assert.All(JudgingDuties.All, duty => Assert.Empty(duty.EachTime.Intersect(duty.AtTimes)));
        Assert.Equal(JudgingDuties.All.Length, JudgingDuties.All.Select(duty => duty.Path.Name).Distinct(StringComparer.Ordinal).Count());
    }

    private static string Compose()
    {
        var text = new StringBuilder();
        Row(text, "", [.. JudgingDuties.All.Select(duty => duty.Path.Name)]);
        Row(text, "---", [.. JudgingDuties.All.Select(_ => "---")]);
        foreach (var oracle in OracleCatalog.All.Except(JudgingDuties.OfEveryState))
        {
            Row(text, oracle.Id, [.. JudgingDuties.All.Select(duty => Cell(duty, oracle))]);
        }

        return text.ToString();
    }

    private static string Cell(JudgingDuty duty, OracleDescription oracle) =>
        duty.EachTime.Contains(oracle) ? "each" : duty.AtTimes.Contains(oracle) ? "some" : "";

    private static void Row(StringBuilder text, string head, IReadOnlyList<string> cells) =>
        text.Append($"| {head} | {string.Join(" | ", cells)} |".Replace("  ", " ", StringComparison.Ordinal)).Append('\n');
}
