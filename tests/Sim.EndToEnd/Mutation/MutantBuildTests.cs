using Sim.Cli.Mutants;
using Sim.EndToEnd.Processes;

namespace Sim.EndToEnd.Mutation;

/// <summary>Goal: the mutant build is the shipped program unless a mutant is on, and then the sweep catches it.</summary>
public sealed class MutantBuildTests
{
    [Fact]
    [Trait("Category", "Mutants")]
    public async Task Three_mutants_are_caught_within_a_few_cases()
    {
        using var folder = new TemporaryFolder();
        foreach (var (mutant, oracle) in new[] { ("assignment-omits-drains", "O-25 x5"), ("quorum-rounded-down", "O-28 x5"), ("tombstone-at-once", "O-23 x5") })
        {
            var run = await SimProcess.RunAsync(folder.Root, null, "mutants", "--cases", "20", "--mutant", mutant);

            Assert.Equal(0, run.ExitCode);
            Assert.Contains(mutant, run.Output, StringComparison.Ordinal);
            Assert.Contains(oracle, run.Output, StringComparison.Ordinal);
            Assert.EndsWith("1 mutants, 1 killed, 1 within 200 cases, 0 survivors\n", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Category", "Mutants")]
    public async Task Without_a_mutant_switched_on_the_build_sweeps_like_the_shipped_one()
    {
        using var folder = new TemporaryFolder();
        string[] sweep = ["sweep", "--cases", "3", "--seed", "c0ffee"];
        using var build = await MutantBuild.CreateAsync(Repository.Root, CancellationToken.None);
        var mutated = await build.RunAsync(mutant: null, sweep, CancellationToken.None);
        var shipped = await SimProcess.RunAsync(folder.Root, null, sweep);

        Assert.Equal(0, mutated.ExitCode);
        Assert.Equal(shipped.Output, mutated.Output);
    }
}
