using System.Text.RegularExpressions;

namespace Sim.EndToEnd.Documents;

/// <summary>Numbers of rules, as docs/rules.md states them and as sources and documents cite them.</summary>
internal static partial class RuleNumbers
{
    /// <summary>What a text states: every number that opens a statement, in order.</summary>
    public static IEnumerable<string> StatedIn(string rules) => Statement().Matches(rules).Select(match => match.Groups["number"].Value);

    /// <summary>What a text has an anchor for.</summary>
    public static IEnumerable<string> AnchorsIn(string rules) => Anchor().Matches(rules).Select(match => match.Groups["name"].Value);

    /// <summary>
    /// What a text cites. A number of a known family counts wherever it stands, any other one if it is called a rule. In a
    /// source the hardening rules, which look like plain numbers, count in comments too.
    /// </summary>
    /// <param name="text">A document or a source.</param>
    /// <param name="isSource">Whether it is C#.</param>
    public static IEnumerable<string> CitedIn(string text, bool isSource)
    {
        var citations = OfFamily().Matches(text).Concat(CalledRule().Matches(text));
        if (isSource)
        {
            citations = citations.Concat(Comment().Matches(text).SelectMany(comment => Hardening().Matches(comment.Value)));
        }

        return citations.Select(match => match.Groups["number"].Value).Distinct();
    }

    /// <summary>How the number of a rule is spelled in the address of its anchor.</summary>
    public static string AnchorOf(string number) => number.ToLowerInvariant();

    [GeneratedRegex(@"^- <a id=""[^""]*""></a>\*\*(?<number>[A-Z0-9.a-z-]+)\*\*", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"<a id=""(?<name>[^""]+)""></a>")]
    private static partial Regex Anchor();

    [GeneratedRegex(@"\b(?<number>(?:ID|TIME|ENT|LIFE|GATE|CONF|DIFF|STALE|TOMB|COR|OVL|WRK|API|CYC|VIS|SHORT|DET|PG|INSP)-\d+[a-z]?|INV-[A-Z]+)\b")]
    private static partial Regex OfFamily();

    [GeneratedRegex(@"\b[Rr]ules? (?<number>[A-Z]{2,}-\w+|\d+\.\d+)\b")]
    private static partial Regex CalledRule();

    [GeneratedRegex("//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(?<![\d.])(?<number>22\.\d{1,2})(?!\.?\d| ?(?:%|(?:[mµn]?s|million|GiB|MiB)\b))")]
    private static partial Regex Hardening();
}
