using Scheduler.Contract.Scenarios;
using Scheduler.Postgres.Tests.Faults;
using Scheduler.Postgres.Tests.Servers;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Walks;
using Sim.Models.World;
using Xunit.Abstractions;

namespace Scheduler.Postgres.Tests.FaultWalks;

/// <summary>
/// A walk through faults of the database keeps to every rule that a walk without them keeps to. Goal: the database alone is
/// enough to go on from any statement boundary of any operation. Method: captured walks are struck at every boundary of
/// every operation, restart after restart, and the world judges as always.
/// </summary>
public sealed class FaultWalkTests(ITestOutputHelper output)
{
    /// <summary>Together they call every operation: a chain of corrections, copies that move, drain and expire, a removal, departures and returns.</summary>
    private static readonly string[] Walks =
    [
        "cr-06-correction-chain-keeps-its-range",
        "listed-worker-departs-before-the-next-cycle",
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
