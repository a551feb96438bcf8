using Scheduler.Core.Placement;
using Sim.Engine.Randomness;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Churn;
using Sim.Models.Profiles;
using Sim.Models.Restarts;
using Sim.Models.Swarm;
using Sim.Models.World;

namespace Sim.Models.Tests.Restarts;

/// <summary>Goal: a scheduler goes on from what it stored and from nothing else. Method: it is restarted every few steps, and cases are compared with those of one that never stops.</summary>
public sealed class RestartingStorageTests
{
    [Theory]
    [InlineData(SwarmModel.ModelName, PlannerCatalog.Multistep)]
    [InlineData(ChurnModel.ModelName, PlannerCatalog.Sticky)]
    public async Task A_scheduler_that_is_restarted_between_its_calls_does_what_one_does_that_never_stops(string model, string planner)
    {
        var steady = await WalkAsync(model, planner, new InMemoryStorageProvider());
        var restarted = await WalkAsync(model, planner, new RestartingProvider(interruptsCycles: false));

        Assert.Null(restarted.Failure?.Violation.Sentence);
        Assert.True(restarted.RealSteps > 20, $"the case ends after {restarted.RealSteps} steps");
        Assert.Equal((steady.TraceHash, steady.VerdictHash), (restarted.TraceHash, restarted.VerdictHash));
    }

    [Fact]
    public async Task What_a_restart_strikes_in_the_middle_is_repeated()
    {
        var outcome = await WalkAsync(ChurnModel.ModelName, PlannerCatalog.Sticky, new RestartingProvider(interruptsCycles: true));

        Assert.Null(outcome.Failure?.Violation.Sentence);
        Assert.True(outcome.Statistics.CountOf("scheduler restarted in mid-cycle") > 5, "about one cycle in eight is struck");
    }

    private static async Task<CaseOutcome<WorldConfiguration, WorldAction>> WalkAsync(string model, string planner, IStorageProvider provider) =>
        await new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(new WorldSimulation(provider)).GenerateAsync(
            ModelCatalog.Find(model, new ModelSettings(ModelProfile.Memory) { Planner = planner })!, new RunSeed(0, 2).DeriveCase(model, 0));
}
