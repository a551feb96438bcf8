using System.Text.RegularExpressions;
using Sim.EndToEnd.Architecture;

namespace Sim.EndToEnd.Documents;

/// <summary>
/// Goal: docs/dependencies.md says truly who uses which package. Method: look for the namespaces of each package in all sources,
/// and compare the projects with the column of the page.
/// </summary>
public sealed class DependencyPageTests
{
    /// <summary>Packages that are not used by a namespace of their name; null for those that no source names.</summary>
    private static readonly Dictionary<string, string?> Namespaces = new(StringComparer.Ordinal)
    {
        ["MathNet.Numerics"] = "MathNet",
        ["Microsoft.Extensions.Hosting.Abstractions"] = "Microsoft.Extensions.Hosting",
        ["Microsoft.Extensions.Logging.Abstractions"] = "Microsoft.Extensions.Logging",
        ["Nito.AsyncEx.Coordination"] = "Nito.AsyncEx",
        ["Parquet.Net"] = "Parquet",
        ["Polly.Core"] = "Polly",
        ["ZiggyCreatures.FusionCache"] = "ZiggyCreatures",
        ["dbup-postgresql"] = "DbUp",
        ["Microsoft.Extensions.Primitives"] = null,
        ["Meziantou.Analyzer"] = null,
        ["Microsoft.CodeAnalysis.BannedApiAnalyzers"] = null,
    };

    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "dependencies.md"));

    [Fact]
    public void The_page_names_every_package_that_is_pinned()
    {
        var pinned = Regex.Matches(File.ReadAllText(Repository.PathOf("Directory.Packages.props")), @"Include=""([^""]+)""").Select(match => match.Groups[1].Value);

        Assert.Empty(pinned.Except(RowsOf(Page).SelectMany(row => row.Packages)));
    }

    [Fact]
    public void The_page_names_every_project_that_uses_a_package()
    {
        var uses = DependencyTests.AllSources().SelectMany(path => UsesIn(Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path)));

        Assert.Empty(UnnamedIn(Page, uses));
    }

    [Fact]
    public void The_page_names_every_project_with_the_analyzer_of_pure_code()
    {
        var pure = Directory.GetFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(path => File.ReadAllText(path).Contains("Pure.props", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)!)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Equal(pure, RowsOf(Page).Single(row => row.Packages[0] == "Microsoft.CodeAnalysis.BannedApiAnalyzers").UsedBy.ToHashSet());
    }

    [Theory]
    [InlineData("| Npgsql | Scheduler.Postgres | driver |", "Sim.Cli/Hosts/Host.cs", "using Npgsql;", "Npgsql: Sim.Cli")]
    [InlineData("| MathNet.Numerics | Sim.Engine | numbers |", "tests/Sim.Engine.Tests/A.cs", "using static MathNet.Numerics.Combinatorics;", "MathNet.Numerics: tests")]
    [InlineData("| Npgsql | Scheduler.Postgres | driver |", "Scheduler.Postgres/A.cs", "using Npgsql;\nusing NpgsqlTypes;", "")]
    public void A_use_that_the_page_does_not_name_is_found(string page, string path, string source, string expected) =>
        Assert.Equal(expected, string.Concat(UnnamedIn(page, UsesIn(path, source, page))));

    private static IEnumerable<string> UnnamedIn(string page, IEnumerable<(string Package, string User)> uses) =>
        from use in uses.Distinct()
        let row = RowsOf(page).Single(row => row.Packages.Contains(use.Package))
        where !row.UsedBy.Contains(use.User) && !row.UsedBy.Contains("all")
        select $"{use.Package}: {use.User}";

    private static IEnumerable<(string Package, string User)> UsesIn(string path, string source, string? page = null)
    {
        var folders = path.Replace('\\', '/').Split('/');
        var user = folders[0] == "tools" ? folders[1] : folders[0];
        var opened = Regex.Matches(source, @"^using (?:static )?(?:\w+ = )?([\w.]+)", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value + ".")
            .ToList();
        return from package in RowsOf(page ?? Page).SelectMany(row => row.Packages)
               let used = Namespaces.GetValueOrDefault(package, package)
               where used is not null && opened.Exists(name => name.StartsWith(used + ".", StringComparison.Ordinal))
               select (package, user);
    }

    private static IEnumerable<(string[] Packages, string[] UsedBy)> RowsOf(string page) =>
        from line in page.Split('\n')
        where line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| package", StringComparison.Ordinal)
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select (cells[1].Split(", "), cells[2].Split(", "));
}
