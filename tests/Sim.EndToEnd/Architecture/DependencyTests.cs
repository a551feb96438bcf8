using System.Text.RegularExpressions;

namespace Sim.EndToEnd.Architecture;

/// <summary>
/// Goal: the house stays as drawn. Method: read the references of every project file and the usings and full names of
/// every source file, and look for what must never be.
/// </summary>
public sealed class DependencyTests
{
    private static readonly DependencyRule[] Rules =
    [
        new("Scheduler.Core", @"Sim|Npgsql|System\.Data|System\.Console|Console|Spectre|System\.IO\.File|System\.Diagnostics\.Stopwatch|System\.TimeProvider", "production code does not know its tester, a driver, a console, a file or a clock"),
        new("Scheduler.Postgres", "Sim", "production code does not know its tester"),
        new("Sim.Engine", "Scheduler", "the framework is general"),
        new("Sim.CommandLine", @"Scheduler|Sim\.Oracles|Sim\.Models|Sim\.Provisioning|Npgsql", "any simulation has this command line"),
        new("Sim.Processes", @"Scheduler|Sim\.Oracles|Sim\.Models|Sim\.Cli|Npgsql", "processes and statistics serve any simulation"),
        new("Sim.Cluster", @"Scheduler|Sim\.Oracles|Sim\.Models|Sim\.Cli|Sim\.CommandLine|Npgsql", "any service can be a node"),
        new("Sim.Cluster.AspNetCore", @"Scheduler|Sim\.Oracles|Sim\.Models|Sim\.Cli|Sim\.CommandLine|Npgsql", "any web application can be a node"),
        new("Sim.Histories", @"Sim\.(?!Histories\b)\w+|Scheduler|Npgsql", "it is of use to those who use nothing else of this"),
        new("Sim.Xunit", @"Scheduler|Sim\.CommandLine|Sim\.Oracles|Sim\.Models|Sim\.Provisioning|Npgsql", "tests of any simulation need the engine and nothing else"),
        new("Sim.Oracles", @"Sim\.Models|Sim\.Cli|Scheduler\.Postgres|Scheduler\.Core\.InMemory|Npgsql", "the judge does not know the accused"),
        new("Sim.Models", @"Sim\.Cli|Scheduler\.Postgres|Npgsql", "only the command line puts everything together"),
        new("Sim.Reshuffle", @"Sim\.Cli|Scheduler\.Postgres|Npgsql", "only the command line puts everything together"),
    ];

    public static TheoryData<string> Projects
    {
        get
        {
            var projects = new TheoryData<string>();
            foreach (var rule in Rules.Where(rule => Directory.Exists(Repository.PathOf(rule.Project))))
            {
                projects.Add(rule.Project);
            }

            return projects;
        }
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_nothing_that_it_must_not_know(string project)
    {
        var rule = Rules.Single(rule => rule.Project == project);
        var faults = rule.FindInProject(File.ReadAllText(Repository.PathOf(project, project + ".csproj")))
            .Concat(SourcesOf(project).SelectMany(path => rule.FindInSource(File.ReadAllText(path)).Select(line => $"{path}: {line}")))
            .ToList();

        Assert.True(faults.Count == 0, $"{project}: {rule.Reason}, but\n{string.Join('\n', faults)}");
    }

    [Fact]
    public void Only_the_command_line_the_benchmarks_and_tests_refer_to_the_Postgres_backend()
    {
        var referring = ProjectFiles()
            .Where(path => File.ReadAllText(path).Contains("Scheduler.Postgres.csproj", StringComparison.Ordinal))
            .Select(Path.GetFileNameWithoutExtension)
            .Where(name => !name!.EndsWith("Tests", StringComparison.Ordinal));

        Assert.Subset(new HashSet<string?> { "Sim.Cli", "Sim.Provisioning", "Benchmarks", "Sim.EndToEnd" }, referring.ToHashSet());
    }

    [Theory]
    [InlineData("Scheduler.Core")]
    [InlineData("Scheduler.Postgres")]
    public void A_backend_needs_nothing_internal_so_that_only_tests_see_it(string project)
    {
        var friends = Regex.Matches(File.ReadAllText(Repository.PathOf(project, project + ".csproj")), @"InternalsVisibleTo Include=""([^""]+)""")
            .Select(match => match.Groups[1].Value)
            .ToList();

        Assert.NotEmpty(friends);
        Assert.All(friends, friend => Assert.True(Directory.Exists(Repository.PathOf("tests", friend)), friend));
        Assert.DoesNotContain("Scheduler.Journal.Tests", friends);
    }

    [Theory]
    [InlineData("Scheduler.Core", "    <ProjectReference Include=\"../Sim.Engine/Sim.Engine.csproj\" />", "")]
    [InlineData("Scheduler.Core", "    <PackageReference Include=\"Npgsql\" />", "")]
    [InlineData("Scheduler.Core", "", "using Sim.Engine.Walks;")]
    [InlineData("Scheduler.Core", "", "        Console.WriteLine(1);")]
    [InlineData("Sim.Engine", "", "using static Scheduler.Core.Invariant;")]
    [InlineData("Sim.Engine", "", "        var storage = new Scheduler.Core.InMemory.InMemorySchedulerStorage();")]
    [InlineData("Sim.Histories", "    <ProjectReference Include=\"../Sim.Engine/Sim.Engine.csproj\" />", "")]
    [InlineData("Sim.Histories", "", "using Sim.Engine.Walks;")]
    [InlineData("Sim.Oracles", "", "using Scheduler.Core.InMemory;")]
    [InlineData("Sim.Oracles", "    <ProjectReference Include=\"../Sim.Models/Sim.Models.csproj\" />", "")]
    public void The_rules_find_what_they_are_for(string project, string projectText, string sourceText)
    {
        var rule = Rules.Single(rule => rule.Project == project);

        Assert.Single(rule.FindInProject(projectText).Concat(rule.FindInSource(sourceText)));
    }

    [Theory]
    [InlineData("Scheduler.Core", "    <PackageReference Include=\"Semver\" />", "using Scheduler.Core.Lifecycle;")]
    [InlineData("Sim.Oracles", "    <ProjectReference Include=\"../Sim.Engine/Sim.Engine.csproj\" />", "// Sim.Models fills this in")]
    [InlineData("Sim.Histories", "", "using Sim.Histories.Models;")]
    [InlineData("Sim.Engine", "", "using Simulacrum;")]
    public void The_rules_let_everything_else_pass(string project, string projectText, string sourceText)
    {
        var rule = Rules.Single(rule => rule.Project == project);

        Assert.Empty(rule.FindInProject(projectText).Concat(rule.FindInSource(sourceText)));
    }

    internal static IEnumerable<string> SourcesOf(string project) =>
        Directory.EnumerateFiles(Repository.PathOf(project), "*.cs", SearchOption.AllDirectories)
            .Where(path => !IsNoSource(path))
            .Order(StringComparer.Ordinal);

    /// <summary>Every source file of the repository, tests and tools included.</summary>
    internal static IEnumerable<string> AllSources() => SourcesOf(".");

    private static IEnumerable<string> ProjectFiles() =>
        Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Where(path => !IsNoSource(path));

    /// <summary>Whether a file is generated, or the content of a template, which is laid out as its user wants it.</summary>
    private static bool IsNoSource(string path) =>
        path.Replace('\\', '/').Split('/').Any(part => part is "obj" or "bin" or "artifacts" or "templates");
}
