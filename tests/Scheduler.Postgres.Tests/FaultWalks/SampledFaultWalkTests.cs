using Scheduler.Postgres.Tests.Servers;
using Sim.Engine.Randomness;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;
using Xunit.Abstractions;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>
/// Long walks through faults of all kinds. Goal: what <see cref="FaultWalkTests"/> shows of short ones also holds in deep
/// states. Method: models draw the walks, and a seed picks the boundaries; the walks stay the same, run by run.
/// </summary>
public sealed class SampledFaultWalkTests(ITestOutputHelper output)
{
    private const int FewestRestarts = 5;

    [Theory]
    [InlineData("guided", 1)]
    [InlineData("churn", 2)]
    [InlineData("swarm", 3)]
    public async Task A_long_walk_holds_that_is_struck_at_boundaries_that_a_seed_picks(string model, ulong seed)
    {
        var provider = new RestartingProvider((await TestServer.GetAsync()).Pool, new SampledBoundaries(seed));
        var settings = new ModelSettings(ModelProfile.Postgres);
        var outcome = await new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(new WorldSimulation(provider))
            .GenerateAsync(ModelCatalog.Find(model, settings)!, new RunSeed(0, seed).DeriveCase(model, 0));
        Assert.Null(outcome.Failure?.Violation.Sentence);
        output.WriteLine($"{model}: {provider.Faults.Strikes.Values.Sum()} strikes, {provider.Latest!.Restarts} restarts in {outcome.RealSteps} steps");
        Assert.True(provider.Latest.Restarts >= FewestRestarts, $"only {provider.Latest.Restarts} restarts in {outcome.RealSteps} steps");
    }
}
