using System.Globalization;
using System.Text.RegularExpressions;
using Scheduler.Core.Placement;
using Sim.Engine.Replay;
using Sim.Models.Facts;

namespace Sim.EndToEnd.Regressions;

/// <summary>
/// Goal: every captured failure still reaches the situation that it was captured for, and holds there. Method: replay each
/// walk file on each backend that is there; then edit each witness a little, which no replay may see.
/// </summary>
public sealed partial class RegressionTests
{
    private const int LastCaptured = 23;

    public static TheoryData<string, string> FilesAndBackends
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var name in CapturedWalks.Names)
            {
                foreach (var backend in CapturedWalks.BackendsOf(CapturedWalks.Read(name)))
                {
                    cases.Add(name, backend);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(FilesAndBackends))]
    public async Task A_captured_walk_holds_and_its_witnesses_are_seen(string name, string backend)
    {
        var file = CapturedWalks.Read(name);

        var result = await CapturedWalks.ReplayAsync(file, file.Witnesses, backend);

        Assert.Empty(result.FaultsAgainst(file.Expect));
    }

    [Theory]
    [MemberData(nameof(FilesAndBackends))]
    public async Task Editing_any_witness_makes_its_file_fail(string name, string backend)
    {
        var file = CapturedWalks.Read(name);
        var edited = file.Witnesses
            .SelectMany(witness => EditedWitnesses.Of(witness, letsChunksWait: file.Config.Planner == PlannerCatalog.Sticky))
            .ToList();

        var result = await CapturedWalks.ReplayAsync(file, edited, backend);

        Assert.All(result.Witnesses, witness => Assert.False(witness.IsSatisfied, witness.Sentence));
    }

    [Fact]
    public void A_walk_that_holds_says_what_proves_it_beyond_that_the_fleet_is_short_or_not()
    {
        foreach (var file in CapturedWalks.Names.Select(CapturedWalks.Read).Where(file => file.Expect.Verdict == WalkExpectation.HoldsVerdict))
        {
            Assert.Contains(file.Witnesses, IsSpecific);
        }
    }

    [Fact]
    public void A_file_is_named_as_it_says()
    {
        Assert.All(CapturedWalks.Names, name => Assert.Equal(name, CapturedWalks.Read(name).Name));
    }

    [Fact]
    public void Every_captured_failure_is_there_once()
    {
        var numbers = CapturedWalks.Names
            .Select(name => CapturedNumber().Match(name))
            .Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));

        Assert.Equal(Enumerable.Range(1, LastCaptured), numbers.Order());
    }

    [Fact]
    public void The_readme_has_one_line_per_file_and_none_for_what_is_not_there()
    {
        var listed = ReadmeRow().Matches(File.ReadAllText(Path.Combine(CapturedWalks.Folder, "README.md")))
            .Select(match => match.Groups[1].Value);

        Assert.Equal(CapturedWalks.Names, listed);
    }

    private static bool IsSpecific(WorldWitness witness) => witness.Fact is not ("feasible" or "shortage" or "tick");

    [GeneratedRegex("^cr-([0-9]{2})-[a-z0-9-]+$")]
    private static partial Regex CapturedNumber();

    [GeneratedRegex(@"^\| (?!file )([a-z0-9-]+) \|", RegexOptions.Multiline)]
    private static partial Regex ReadmeRow();
}
