using Scheduler.Contract.Scenarios;
using Scheduler.Postgres.Tests.Faults;
using Scheduler.Postgres.Tests.Servers;
using Sim.Engine.Randomness;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.Walks;
using Sim.Models.World;
using Xunit.Abstractions;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>
/// A walk through faults of the database keeps to every rule that a walk without them keeps to. Goal: the database alone is
/// enough to go on from any statement boundary of any operation. Method: captured walks are struck at every boundary of
/// every operation, restart after restart, long drawn ones at boundaries that a seed picks; the world judges as always.
/// </summary>
public sealed class FaultWalkTests(ITestOutputHelper output)
{
    /// <summary>Together they call every operation: corrections and chains of them, removal with drains, collection of departed workers, drains that expire.</summary>
    private static readonly string[] Walks =
    [
        "cr-06-correction-chain-keeps-its-range",
        "cr-08-tombstone-drops-stale-rows",
        "cr-09-collection-takes-stale-rows-along",
    ];

    [Theory]
    [InlineData(FaultKind.Fail)]
    [InlineData(FaultKind.DropConnection)]
    [InlineData(FaultKind.LoseAnswer)]
    [InlineData(FaultKind.Delay)]
    public async Task A_walk_holds_that_is_struck_at_every_statement_boundary_of_every_operation(FaultKind kind)
    {
        var strikes = new SortedDictionary<(string Operation, string Statement), int>();
        foreach (var name in Walks)
        {
            var walk = Read(name);
            var provider = new RestartingProvider((await TestServer.GetAsync()).Pool, new EveryBoundary(kind));
            var end = await WalkAsync(walk, provider);
            if (kind != FaultKind.LoseAnswer)
            {
                // Faults that commit nothing leave no trace at all, down to keys and numbers.
                Assert.Equal(await WalkAsync(walk, new InMemoryStorageProvider()), end);
            }

            foreach (var (boundary, count) in provider.Faults.Strikes)
            {
                strikes[boundary] = strikes.GetValueOrDefault(boundary) + count;
            }
        }

        Report(kind, strikes);
        Assert.Equal(StorageOperations.OfWorlds.Order(StringComparer.Ordinal), strikes.Keys.Select(key => key.Operation).Distinct());
    }

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
        Assert.True(provider.Latest.Restarts >= outcome.RealSteps / 10, $"only {provider.Latest.Restarts} restarts in {outcome.RealSteps} steps");
    }

    private static Walk<WorldConfiguration, WorldAction> Read(string name) =>
        WorldWalkFiles.CreateFormat().ReadFile(Path.Combine(AppContext.BaseDirectory, "regressions", name + ".walk.json")).ToWalk();

    /// <summary>Walks under all oracles.</summary>
    /// <returns>The state at the end.</returns>
    private static async Task<string> WalkAsync(Walk<WorldConfiguration, WorldAction> walk, IStorageProvider provider)
    {
        var end = "";
        var options = new CaseRunOptions<SchedulerWorld>
        {
            AtEnd = async world =>
            {
                await world.RefreshAsync(CancellationToken.None);
                end = StateText.Of(world.State);
            },
        };
        var outcome = await new CaseRunner<WorldConfiguration, WorldAction, SchedulerWorld>(new WorldSimulation(provider))
            .ReplayAsync(walk, ReplayMode.Unconditional, options);
        Assert.Null(outcome.Failure?.Violation.Sentence);
        return end;
    }

    private void Report(FaultKind kind, SortedDictionary<(string Operation, string Statement), int> strikes)
    {
        output.WriteLine($"{kind}: {strikes.Values.Sum()} strikes at {strikes.Count} boundaries");
        foreach (var operation in strikes.GroupBy(entry => entry.Key.Operation))
        {
            output.WriteLine($"  {operation.Key}: {operation.Sum(entry => entry.Value)} strikes at {operation.Count()} boundaries");
        }
    }
}
