using System.Text.RegularExpressions;
using Sim.EndToEnd.Architecture;

namespace Sim.EndToEnd.Documents;

/// <summary>
/// Goal: whoever meets the number of a rule can look it up. Method: compare what sources and documents cite with what
/// docs/rules.md states.
/// </summary>
public sealed class RuleNumberTests
{
    private const string RulesPath = "docs/rules.md";

    private static readonly string Rules = File.ReadAllText(Repository.PathOf(RulesPath));

    [Fact]
    public void Every_rule_that_is_cited_is_stated()
    {
        var stated = RuleNumbers.StatedIn(Rules).ToHashSet(StringComparer.Ordinal);
        var documents = Document.All.Select(document => (document.Path, Cited: RuleNumbers.CitedIn(document.Text, isSource: false)));
        var sources = DependencyTests.AllSources()
            .Where(path => Path.GetFileName(path) != nameof(RuleNumberTests) + ".cs")
            .Select(path => (Path: Path.GetRelativePath(Repository.Root, path), Cited: RuleNumbers.CitedIn(File.ReadAllText(path), isSource: true)))
            .ToList();

        Assert.Empty(from text in documents.Concat(sources) from number in text.Cited where !stated.Contains(number) select $"{text.Path}: {number}");
        Assert.InRange(sources.Count(source => source.Cited.Any()), 25, int.MaxValue);
    }

    [Fact]
    public void Every_rule_is_stated_once_and_has_its_own_anchor()
    {
        var stated = RuleNumbers.StatedIn(Rules).ToList();
        var anchors = RuleNumbers.AnchorsIn(Rules).ToList();

        Assert.Equal(stated.Distinct(), stated);
        Assert.Equal(anchors.Distinct(), anchors);
        Assert.Subset(anchors.ToHashSet(StringComparer.Ordinal), stated.Select(RuleNumbers.AnchorOf).ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_link_to_a_rule_leads_to_an_anchor()
    {
        var anchors = RuleNumbers.AnchorsIn(Rules).ToHashSet(StringComparer.Ordinal);
        var dead = from document in Document.All
                   let pattern = document.Path == RulesPath ? @"\]\(#([^)\s]+)\)" : @"\]\([^)\s]*rules\.md#([^)\s]+)\)"
                   from link in Regex.Matches(document.Text, pattern)
                   where !anchors.Contains(link.Groups[1].Value)
                   select $"{document.Path}: {link.Value}";

        Assert.Empty(dead);
    }

    [Theory]
    [InlineData("/// <summary>Decides (rule COR-99).</summary>", "COR-99")]
    [InlineData("/// (rules CYC-9 to CYC-77 with 22.1, 22.5 and\n/// 22.97).", "CYC-9 CYC-77 22.1 22.5 22.97")]
    [InlineData("// excused (22.98), as FOO-1 is not", "22.98")]
    [InlineData("/// is what rule FOO-1 says, or rule 31.5", "FOO-1 31.5")]
    [InlineData("var share = 22.75; // 22.5 ms, 22.5 % and 122.3 or 22.123 are no rules, nor is O-19", "")]
    public void A_source_cites_the_numbers_in_it(string source, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), RuleNumbers.CitedIn(source, isSource: true).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("| pending drain | **22.2** | 22.3 s |", "")]
    [InlineData("as rule 22.99 says, see SHORT-12", "22.99 SHORT-12")]
    public void A_document_cites_what_it_calls_a_rule(string text, string expected) =>
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), RuleNumbers.CitedIn(text, isSource: false).Order(StringComparer.Ordinal));

    [Fact]
    public void A_number_that_nothing_states_is_found()
    {
        var stated = RuleNumbers.StatedIn(Rules).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain("COR-99", stated);
        Assert.Equal(["COR-99"], RuleNumbers.CitedIn("/// rules COR-3 and COR-99", isSource: true).Where(number => !stated.Contains(number)));
    }
}
