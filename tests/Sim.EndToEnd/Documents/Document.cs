using System.Text.RegularExpressions;

namespace Sim.EndToEnd.Documents;

/// <summary>A Markdown file of the repository: where its links lead and what its code spans name.</summary>
/// <param name="Path">Path from the root.</param>
/// <param name="Text">Its text.</param>
internal sealed record Document(string Path, string Text)
{
    private static readonly string[] Folders = Directory.GetDirectories(Repository.Root).Select(System.IO.Path.GetFileName).OfType<string>().ToArray();

    /// <summary>README and everything in docs.</summary>
    public static IReadOnlyList<Document> All { get; } =
    [
        .. Directory.GetFiles(Repository.Root, "*.md").Concat(Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => new Document(System.IO.Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path))),
    ];

    /// <summary>Targets of links to files, without what stands behind a number sign.</summary>
    public IEnumerable<string> Links => Regex.Matches(Text, @"\]\(([^)\s]+)\)")
        .Select(match => match.Groups[1].Value.Split('#')[0])
        .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

    /// <summary>Code spans that look like names of types or members: capitalised words of at least two humps, joined by dots.</summary>
    public IEnumerable<string> Names => Spans.Where(span => Regex.IsMatch(span, @"^(?:[A-Z][A-Za-z0-9]*\.)*[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+$"));

    /// <summary>Code spans that look like paths from the root.</summary>
    public IEnumerable<string> Paths => Spans.Where(span =>
        Regex.IsMatch(span, @"^[\w.-]+/[\w./-]*$") && Folders.Contains(span.Split('/')[0], StringComparer.Ordinal));

    /// <summary>Code that is said to be a file: the path behind <c>code:</c> in the comment before it, and the code.</summary>
    public IEnumerable<(string Path, string Code)> Listings => Regex.Matches(Text, "^<!-- code: (\\S+) -->\n```\\w*\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)
        .Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private IEnumerable<string> Spans => Regex.Matches(WithoutBlocks, "`([^`\n]+)`").Select(match => match.Groups[1].Value);

    private string WithoutBlocks => Regex.Replace(Text, "^```.*?^```", "", RegexOptions.Multiline | RegexOptions.Singleline);
}
