using Sim.Cli.Mutants;
using Sim.EndToEnd.Processes;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.EndToEnd.Mutation;

/// <summary>Goal: the mutant build is the shipped program unless a mutant is on, and then the sweep catches it.</summary>
public sealed class MutantBuildTests
{
    [Fact]
    [Trait("Category", "Mutants")]
    public async Task The_command_builds_hunts_and_prints_its_table()
    {
        using var folder = new TemporaryFolder();
        var run = await SimProcess.RunAsync(folder.Root, null, "mutants", "--cases", "20", "--mutant", "assignment-omits-drains");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("assignment-omits-drains", run.Output, StringComparison.Ordinal);
        Assert.Contains("O-25 x5", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("1 mutants, 1 killed, 1 within 200 cases, 0 survivors\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Mutants")]
    public async Task A_build_with_mutants_sweeps_like_the_shipped_one_until_one_is_switched_on()
    {
        using var folder = new TemporaryFolder();
        string[] sweep = ["sweep", "--cases", "3", "--seed", "c0ffee"];
        using var build = await MutantBuild.CreateAsync(Repository.Root, MutantCatalog.Read(Repository.Root).Bank, CancellationToken.None);
        var unswitched = await build.RunAsync(mutant: null, sweep, CancellationToken.None);
        var shipped = await SimProcess.RunAsync(folder.Root, null, sweep);
        var hunting = new HuntingProcess(build);
        var request = new MutantsRequest(ModelCatalog.Names, MostCases: 20, Seeds: Hunt.DefaultSeeds, Only: null, PlannerHarness.DefaultPlanner, WithRestarts: false);

        Assert.Equal(0, unswitched.ExitCode);
        Assert.Equal(shipped.Output, unswitched.Output);
        Assert.Equal("O-28", (await hunting.HuntAsync("quorum-rounded-down", request, isRestarting: false, CancellationToken.None)).Median.Oracle);
        Assert.Equal("O-23", (await hunting.HuntAsync("tombstone-at-once", request, isRestarting: true, CancellationToken.None)).Median.Oracle);
    }
}
