using Scheduler.Contract.Scenarios;
using Scheduler.Core.Placement;
using Scheduler.Postgres.Tests.Faults;
using Scheduler.Postgres.Tests.Servers;
using Scheduler.Postgres.Tests.Statements;
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
    /// <summary>Together with <see cref="Overlapping"/> they send every statement: a chain of corrections, a removal, departures and returns, copies that move, drain, expire, come back, are rescued, evicted, purged.</summary>
    private static readonly string[] Captured =
    [
        "cr-06-correction-chain-keeps-its-range",
        "cr-19-rejoined-worker-counts-again",
        "listed-worker-departs-before-the-next-cycle",
    ];

    [Theory]
    [InlineData(FaultKind.Fail)]
    [InlineData(FaultKind.DropConnection)]
    [InlineData(FaultKind.LoseAnswer)]
    [InlineData(FaultKind.Delay)]
    [InlineData(FaultKind.Cancel)]
    public async Task A_walk_holds_that_is_struck_at_every_statement_boundary_of_every_operation(FaultKind kind)
    {
        var strikes = new SortedDictionary<(string Operation, string Statement), int>();
        foreach (var walk in Captured.Select(Read).Append(Overlapping).Append(Batches).Append(TooLarge))
        {
            var provider = new RestartingProvider((await TestServer.GetAsync()).Pool, new EveryBoundary(kind));
            var end = await WalkAsync(walk, provider);
            if (kind is not (FaultKind.LoseAnswer or FaultKind.Cancel))
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

        Assert.Equal(
            [.. FaultScope.NotStruck.Order(StringComparer.Ordinal)],
            StatementLiterals.NamesMissingIn(strikes.Keys.Select(key => key.Statement)));
    }

    /// <summary>A chunk whose blocks are taken is rejected.</summary>
    private static Walk<WorldConfiguration, WorldAction> Overlapping
    {
        get
        {
            var world = Read(Captured[0]).Configuration;
            return new Walk<WorldConfiguration, WorldAction>(world, [Add(world, "first", 0, 9), Add(world, "second", 5, 14)]);
        }
    }

    /// <summary>Batches over two datasets: ingested with a duplicate, refused for an overlap, corrected together.</summary>
    private static Walk<WorldConfiguration, WorldAction> Batches
    {
        get
        {
            var world = Read(Captured[0]).Configuration;
            var (first, second) = (Payload(world.Datasets[0], "first", 0, 9), Payload(world.Datasets[1], "second", 0, 9));
            return new Walk<WorldConfiguration, WorldAction>(
                world,
                [
                    new IngestChunks([second, first, first]),
                    new IngestChunks([Payload(world.Datasets[0], "third", 20, 29), Payload(world.Datasets[0], "fourth", 5, 14)]),
                    new CorrectBatch(
                    [
                        new BatchedCorrection(first.Dataset, first.Id, first with { Id = "fifth" }),
                        new BatchedCorrection(second.Dataset, second.Id, second with { Id = "sixth" }),
                    ]),
                ]);
        }
    }

    /// <summary>A chunk waits that no disk can hold.</summary>
    private static Walk<WorldConfiguration, WorldAction> TooLarge
    {
        get
        {
            var world = Read(Captured[0]).Configuration with { Planner = PlannerCatalog.Sticky };
            var chunk = Payload(world.Datasets[0], "large", 0, 9) with { SizeBytes = world.WorkerCapacityBytes + 1 };
            return new Walk<WorldConfiguration, WorldAction>(world, [new AddChunks([chunk])]);
        }
    }

    private static AddChunks Add(WorldConfiguration world, string id, long first, long last) =>
        new([Payload(world.Datasets[0], id, first, last)]);

    private static ChunkPayload Payload(string dataset, string id, long first, long last) => new(dataset, id, 1, 1, first, last);

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
        Assert.True(outcome.Failure is null, $"{outcome.Failure?.Oracle.Id} at step {outcome.Failure?.Step}: {outcome.Failure?.Violation.Sentence}");
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
