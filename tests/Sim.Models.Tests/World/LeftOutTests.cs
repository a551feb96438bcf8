using Sim.Models.Actions;
using Sim.Models.Chunks;

namespace Sim.Models.Tests.World;

/// <summary>What the host leaves out in a world of three workers and a floor of two.</summary>
public sealed class LeftOutTests
{
    private const string Dataset = "s3://sim-0";

    /// <summary>Nobody is asked to replace the last copy of a chunk that drains and is still read: it would be left out of every plan.</summary>
    [Fact]
    public async Task Of_the_workers_of_a_chunk_that_is_left_out_the_last_one_cannot_leave()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { Workers = 3, Saturation = 0.2 });
        await driver.DoAsync(new AddChunks([ChunkGenerators.Payload(Dataset, new ChunkKey(1), ChunkGenerators.DefaultSizeBytes, 1)]), new CheckConverged(ConvergenceCheck.Weak));
        await driver.DoAsync(new SetMinReplication(1), new CoverDataset(Dataset, 2_000));
        var holders = Enumerable.Range(0, 3).Where(worker => driver.World.Pool.PkOf(worker) is { } pk && driver.World.Fleet.Copies.Holds(pk, driver.World.State.Chunks[0].Pk)).ToList();

        Assert.True(holders.Count >= 2);
        foreach (var holder in holders.SkipLast(1))
        {
            Assert.True(driver.World.IsEnabled(new WorkerLeft(holder)));
            await driver.DoAsync(new WorkerLeft(holder));
        }

        Assert.False(driver.World.IsEnabled(new WorkerLeft(holders[^1])));
    }
}
