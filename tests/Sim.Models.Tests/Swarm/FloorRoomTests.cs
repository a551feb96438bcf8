using Sim.Models.Actions;
using Sim.Models.Swarm;

namespace Sim.Models.Tests.Swarm;

/// <summary>What top-ups fill.</summary>
public sealed class FloorRoomTests
{
    private const long WorkerBudgetBytes = 9437184;

    /// <summary>Goal: floors count, bonus copies and chunks that leave do not. Method: six workers, floor 2, three chunks of 1 MiB, of which one goes.</summary>
    [Fact]
    public async Task Room_is_what_the_floors_of_live_chunks_leave()
    {
        await using var driver = await WorldDriver.StartAsync();
        Assert.Equal(6 * WorkerBudgetBytes / 2, FloorRoom.BytesPerCopy(driver.World));

        var chunks = driver.Fresh(3);
        await driver.DoAsync(chunks);
        Assert.Equal((6 * WorkerBudgetBytes / 2) - (3 << 20), FloorRoom.BytesPerCopy(driver.World));

        await driver.DoAsync(new RemoveChunk(chunks.Chunks[0].Dataset, chunks.Chunks[0].Id));
        Assert.Equal((6 * WorkerBudgetBytes / 2) - (2 << 20), FloorRoom.BytesPerCopy(driver.World));
    }

    [Fact]
    public async Task A_fleet_that_is_overcommitted_has_none()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(28), driver.Fresh(28));

        Assert.Equal(0, FloorRoom.BytesPerCopy(driver.World));
    }
}
