using System.Text;
using System.Text.RegularExpressions;
using Scheduler.Core.Lifecycle;
using Sim.Cli.Mutants;
using Sim.EndToEnd.Architecture;

namespace Sim.EndToEnd.Mutation;

/// <summary>
/// Goal: what ships is free of planted defects, and every defect has its patch, its documentation and a place where it fits.
/// Method: the sources and patches as text, the assembly as bytes.
/// </summary>
public sealed class MutantSourceTests
{
    private static readonly MutantCatalog Catalog = MutantCatalog.Read(Repository.Root);

    private static IEnumerable<PlantedDefect> All => Catalog.Bank.Concat(Catalog.Foreign);

    public static TheoryData<string> Names => [.. All.Select(defect => defect.Name)];

    [Fact]
    public void The_bank_holds_at_least_forty_mutants_with_names_of_their_own()
    {
        Assert.True(Catalog.Bank.Count >= 40, $"{Catalog.Bank.Count} mutants");
        Assert.Equal(All.Count(), All.Select(defect => defect.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("bank")]
    [InlineData("planted")]
    public void Every_defect_has_a_patch_and_every_patch_is_listed(string folder) => Assert.Equal(
        (folder == "bank" ? Catalog.Bank : Catalog.Foreign).Select(defect => defect.Name).Order(StringComparer.Ordinal),
        Directory.GetFiles(Repository.PathOf("mutants", folder), "*.patch").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_patch_fits_alone_and_wakes_by_its_own_name(string name)
    {
        using var copy = new TemporaryFolder();
        var planted = Plant(copy.Root, All.Where(defect => defect.Name == name));
        Assert.Equal([name], Regex.Matches(planted, @"Planted\.Is\(""([^""]+)""\)").Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void All_patches_fit_together()
    {
        using var copy = new TemporaryFolder();
        var planted = Plant(copy.Root, All);
        Assert.Equal(
            All.Select(defect => defect.Name).Order(StringComparer.Ordinal),
            Regex.Matches(planted, @"Planted\.Is\(""([^""]+)""\)").Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_mutant_of_the_bank_has_its_row_in_the_documentation_in_the_order_of_the_index()
    {
        var rows = Regex.Matches(File.ReadAllText(Repository.PathOf("docs", "mutants.md")), @"^\| ([a-z0-9-]+) \| ([^|]+) \| ([^|]+) \|$", RegexOptions.Multiline)
            .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value))
            .SkipWhile(row => row.Item1 != "mutant")
            .Where(row => row.Item1 is not "mutant" and not "---");

        Assert.Equal(Catalog.Bank.Select(defect => (defect.Name, defect.What, defect.Rule!)), rows);
    }

    [Fact]
    public void Sources_know_nothing_of_planted_defects()
    {
        foreach (var path in HouseTests.Sources)
        {
            var text = File.ReadAllText(path);
            Assert.False(text.Contains("Planted.Is", StringComparison.Ordinal), path);
            Assert.False(Regex.IsMatch(text, @"^\s*#if\b", RegexOptions.Multiline), path);
        }
    }

    [Fact]
    public void The_shipped_scheduler_contains_no_mutant()
    {
        var bytes = File.ReadAllBytes(typeof(ISchedulerStorage).Assembly.Location);

        Assert.False(PlantedMutants.AreHere);
        Assert.True(Holds(bytes, Encoding.UTF8.GetBytes(nameof(ISchedulerStorage))), "the search finds what is there");
        Assert.False(Holds(bytes, Encoding.Unicode.GetBytes(PlantedMutants.Variable)), "the variable is read");
    }

    /// <summary>Plants in a copy of the files that are touched, and gives their text.</summary>
    private static string Plant(string root, IEnumerable<PlantedDefect> defects)
    {
        var patches = Catalog.PatchesOf(defects).ToList();
        string[] files = [.. patches.SelectMany(patch => patch.Files.Keys).Distinct(StringComparer.Ordinal)];
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, file))!);
            File.Copy(Repository.PathOf(file), Path.Combine(root, file));
        }

        Cli.Mutants.Patches.PatchSet.Apply(root, patches);
        return string.Concat(files.Select(file => File.ReadAllText(Path.Combine(root, file))));
    }

    private static bool Holds(byte[] bytes, byte[] text) => bytes.AsSpan().IndexOf(text) >= 0;
}
