using System.Text.RegularExpressions;

namespace Sim.EndToEnd.Architecture;

/// <summary>Goal: files stay small and findable. Method: look at every source file of every shipped project.</summary>
public sealed class HouseTests
{
    private const int LongestFileLines = 500;

    private static readonly string[] Projects =
        ["Scheduler.Core", "Scheduler.Postgres", "Sim.Engine", "Sim.CommandLine", "Sim.Oracles", "Sim.Models", "Sim.Processes", "Sim.Reshuffle", "Sim.Cli"];

    private static readonly string[] VagueNames = ["Helpers", "Helper", "Utils", "Util", "Common", "Manager", "Misc"];

    private static IEnumerable<string> Sources => Projects.SelectMany(DependencyTests.SourcesOf);

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
}
