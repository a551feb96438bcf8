using Sim.Models.Actions;
using Sim.Models.Swarm;

namespace Sim.Models.Tests.Swarm;

/// <summary>Departures that the swarm prefers.</summary>
public sealed class PivotalWorkersTests
{
    private static readonly CheckConverged Weak = new(ConvergenceCheck.Weak);

    /// <summary>Goal: routing is near to empty only while somebody beside it has the chunk. Method: a seventh worker fetches a chunk that six are routed for.</summary>
    [Fact]
    public async Task Routed_workers_are_pivotal_once_another_has_fetched_the_chunk_unconfirmed()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(1), Weak, new WorkerJoined(6), new AdvanceClock(0));
        Assert.Empty(PivotalWorkers.Of(driver.World));

        await driver.DoAsync(new WorkerFetch(6, Succeeds: true));
        Assert.Equal([0, 1, 2, 3, 4, 5], PivotalWorkers.Of(driver.World));

        await driver.DoAsync(Weak);
        Assert.Empty(PivotalWorkers.Of(driver.World));
    }
}
