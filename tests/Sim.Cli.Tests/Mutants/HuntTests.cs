using System.Text.Json;
using Sim.Cli.Mutants;
using Sim.CommandLine;
using Sim.Models.Profiles;
using Sim.Models.Restarts;
using Sim.Models.World;

namespace Sim.Cli.Tests.Mutants;

/// <summary>Goal: a hunt takes the models in turns and stops at the first failure. Method: this build, which has no defect to find.</summary>
public sealed class HuntTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_a_defect_every_seed_runs_all_its_cases(bool isRestarting)
    {
        IStorageProvider storage = isRestarting ? new RestartingProvider(interruptsCycles: true) : new InMemoryStorageProvider();
        var report = await new Hunt(ModelCatalog.Names, mostCases: 3, seeds: 2, PlannerHarness.DefaultPlanner, storage).RunAsync(CancellationToken.None);

        Assert.Equal(2, report.Findings.Count);
        Assert.All(report.Findings, finding => Assert.Equal(new Finding(3, Oracle: null, Model: null), finding));
        Assert.Null(report.ShrunkSteps);
    }

    [Fact]
    public async Task The_hidden_command_answers_in_one_line_of_JSON()
    {
        var run = await SimRun.Of("hunt", "--model", "guided", "--cases", "1", "--seeds", "3", "--restarts");

        Assert.Equal(ExitCode.Held, run.ExitCode);
        Assert.Equal(3, JsonSerializer.Deserialize<HuntReport>(run.Output)!.Findings.Count);
    }

    [Fact]
    public async Task A_shipped_build_has_no_mutants() =>
        (await SimRun.With([(PlantedMutants.Variable, "tombstone-early")], "hunt", "--cases", "1")).AssertRefused(PlantedMutants.Variable, "tombstone-early");
}
