using System.Text.RegularExpressions;

namespace Sim.EndToEnd.Architecture;

/// <summary>Goal: files stay small and findable. Method: look at every source file of every project that is neither test nor sample.</summary>
public sealed class HouseTests
{
    private const int LongestFileLines = 500;

    private static readonly string[] VagueNames = ["Helpers", "Helper", "Utils", "Util", "Common", "Manager", "Misc"];

    /// <summary>Every source file that is neither of a test nor of a sample.</summary>
    internal static IEnumerable<string> Sources => ProjectsOf(File.ReadAllText(Repository.PathOf("Sim.sln"))).SelectMany(DependencyTests.SourcesOf);

    [Fact]
    public void Every_project_of_the_solution_that_is_neither_test_nor_sample_is_looked_at()
    {
        var projects = ProjectsOf(File.ReadAllText(Repository.PathOf("Sim.sln"))).ToList();

        Assert.Superset(new HashSet<string> { "Benchmarks", "Scheduler.Core", "Sim.Cli", "Sim.Provisioning" }, projects.ToHashSet());
        Assert.DoesNotContain(projects, project => project.StartsWith("tests", StringComparison.Ordinal));
        Assert.All(projects, project => Assert.NotEmpty(DependencyTests.SourcesOf(project)));
    }

    [Fact]
    public void Tests_are_named_by_behaviour_and_not_by_number()
    {
        var numbered = DependencyTests.AllSources().SelectMany(path => NumberedTestsIn(File.ReadAllText(path)).Select(name => $"{path}: {name}"));

        Assert.Empty(numbered);
    }

    [Theory]
    [InlineData("public async Task Case_12_A_claim_wins()", 1)]
    [InlineData("public void Cases_79_to_81_A_shape_counts(int steps)", 1)]
    [InlineData("public void COR_3_The_first_reason_is_reported()", 1)]
    [InlineData("public void The_27_chunks_fit_and_one_more_does_not()", 0)]
    [InlineData("public void Cases_are_merged()", 0)]
    [InlineData("public void MSER_5_drops_the_warm_up()", 0)]
    public void A_test_named_by_number_is_found(string declaration, int found) => Assert.Equal(found, NumberedTestsIn("    " + declaration).Count());

    [Fact]
    public void A_file_holds_one_type_and_is_named_after_it()
    {
        foreach (var path in Sources.Where(path => Path.GetFileName(path) != "Program.cs"))
        {
            var names = Regex.Matches(
                    File.ReadAllText(path),
                    @"^(?:public |internal )?(?:abstract |sealed |static |readonly |partial |ref )*(?:class|interface|enum|struct|record struct|record) (\w+)",
                    RegexOptions.Multiline)
                .Select(match => match.Groups[1].Value)
                .ToList();
            var expected = Path.GetFileName(path).Split('.')[0];

            Assert.True(names.Count == 1 && names[0] == expected, $"{path} declares {string.Join(", ", names)}");
        }
    }

    [Fact]
    public void No_file_is_longer_than_a_person_reads()
    {
        foreach (var path in Sources)
        {
            Assert.True(File.ReadLines(path).Count() <= LongestFileLines, $"{path} has more than {LongestFileLines} lines");
        }
    }

    [Fact]
    public void No_folder_and_no_file_has_a_name_that_says_nothing()
    {
        foreach (var path in Sources)
        {
            var parts = Path.GetRelativePath(Repository.Root, path).Split(Path.DirectorySeparatorChar);
            var words = parts[^1][..^3];

            Assert.DoesNotContain(parts, part => VagueNames.Contains(part, StringComparer.Ordinal));
            Assert.DoesNotContain(VagueNames, vague => words.EndsWith(vague, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_median_file_fits_two_screens()
    {
        var lengths = Sources.Select(path => File.ReadLines(path).Count()).Order().ToList();

        Assert.InRange(lengths[lengths.Count / 2], 1, 120);
    }

    /// <summary>Folders of the projects in a solution, without tests, and without samples, which are read in one piece.</summary>
    private static IEnumerable<string> ProjectsOf(string solution) =>
        Regex.Matches(solution, @"""(?<path>[^""]+)\\[^\\""]+\.csproj""")
            .Select(match => match.Groups["path"].Value.Replace('\\', '/'))
            .Where(folder => folder.Split('/')[0] is not ("tests" or "samples" or "Sim.Templates"));

    private static IEnumerable<string> NumberedTestsIn(string source) =>
        Regex.Matches(source, @"^ *public (?:async Task|Task|void) (?<name>(?:Cases?|ID|TIME|ENT|LIFE|GATE|CONF|DIFF|STALE|TOMB|COR|OVL|WRK|API|CYC|VIS|SHORT|DET|PG|INSP)_[0-9]+_\w+)\(", RegexOptions.Multiline).Select(match => match.Groups["name"].Value);
}
