using System.Text;
using System.Text.RegularExpressions;
using Scheduler.Core.Lifecycle;
using Sim.EndToEnd.Architecture;

namespace Sim.EndToEnd.Mutation;

/// <summary>
/// Goal: what ships is free of planted defects, and every defect is planted and documented. Method: the sources as text and
/// the assembly as bytes.
/// </summary>
public sealed class MutantSourceTests
{
    private const string Constant = "MUTANTS";

    private static readonly string[] Projects =
        ["Scheduler.Core", "Scheduler.Postgres", "Sim.Engine", "Sim.Oracles", "Sim.Models", "Sim.Cli"];

    private static IReadOnlyList<string> Declared { get; } =
        [.. Regex.Matches(File.ReadAllText(Repository.PathOf("Scheduler.Core", "Mutation", "Mutant.cs")), @"^    (\w+),$", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];

    [Fact]
    public void The_bank_holds_at_least_forty_mutants_with_names_of_their_own()
    {
        Assert.True(Declared.Count >= 40, $"{Declared.Count} mutants");
        Assert.Equal(Declared.Count, Declared.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_mutant_is_planted()
    {
        var planted = DependencyTests.SourcesOf("Scheduler.Core")
            .SelectMany(path => Regex.Matches(File.ReadAllText(path), @"Mutants\.IsOn\(Mutant\.(\w+)\)").Select(match => match.Groups[1].Value))
            .Distinct(StringComparer.Ordinal);

        Assert.Equal(Declared.Order(StringComparer.Ordinal), planted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_mutant_has_its_row_in_the_documentation_in_the_order_of_the_source()
    {
        var rows = Regex.Matches(File.ReadAllText(Repository.PathOf("docs", "mutants.md")), @"^\| ([a-z0-9-]+) \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline)
            .Select(match => match.Groups[1].Value)
            .Where(name => name != "---")
            .Skip(1);

        Assert.Equal(Declared.Select(Cli.Mutants.PlantedMutants.Spell), rows);
    }

    [Fact]
    public void A_block_of_a_mutant_only_adds_code()
    {
        foreach (var path in Projects.SelectMany(DependencyTests.SourcesOf))
        {
            var isInside = false;
            foreach (var line in File.ReadLines(path).Select(line => line.Trim()).Where(line => line.StartsWith('#')))
            {
                Assert.False(isInside && line != "#endif", $"{path}: '{line}' inside a block of a mutant");
                Assert.False(line.Contains(Constant, StringComparison.Ordinal) && line != $"#if {Constant}", $"{path}: '{line}'");
                isInside = line == $"#if {Constant}";
            }
        }
    }

    [Fact]
    public void Mutants_are_planted_in_the_scheduler_only_and_named_nowhere_outside_their_blocks()
    {
        foreach (var path in Projects.SelectMany(DependencyTests.SourcesOf))
        {
            var text = File.ReadAllText(path);
            var shipped = Regex.Replace(text, $@"^#if {Constant}\n.*?^#endif\n?", "", RegexOptions.Multiline | RegexOptions.Singleline);

            Assert.DoesNotContain("Mutants.IsOn", shipped, StringComparison.Ordinal);
            Assert.True(shipped == text || path.Contains("Scheduler.Core", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public void The_shipped_scheduler_contains_no_mutant()
    {
        var assembly = typeof(ISchedulerStorage).Assembly;
        var bytes = File.ReadAllBytes(assembly.Location);

        Assert.DoesNotContain(assembly.GetTypes(), type => type.Namespace == "Scheduler.Core.Mutation");
        Assert.True(Holds(bytes, Encoding.UTF8.GetBytes(nameof(ISchedulerStorage))), "the search finds what is there");
        Assert.False(Holds(bytes, Encoding.UTF8.GetBytes("Mutant")), "a type or member is named after mutants");
        Assert.False(Holds(bytes, Encoding.Unicode.GetBytes("SIM_MUTANT")), "the variable is read");
    }

    private static bool Holds(byte[] bytes, byte[] text) => bytes.AsSpan().IndexOf(text) >= 0;
}
