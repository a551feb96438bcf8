using Sim.Models.Actions;
using Sim.Models.Swarm;

namespace Sim.Models.Tests.Swarm;

/// <summary>What top-ups and bursts fill.</summary>
public sealed class FloorRoomTests
{
    private const long WorkerBudgetBytes = 9437184;

    /// <summary>Goal: floors count, bonus copies and chunks that leave do not. Method: six workers, floor 2, three chunks of 1 MiB, of which one goes.</summary>
    [Fact]
    public async Task Room_is_what_the_floors_of_live_chunks_leave()
    {
        await using var driver = await WorldDriver.StartAsync();
        Assert.Equal(6 * WorkerBudgetBytes / 2, FloorRoom.Of(driver.World).NowBytes);

        var chunks = driver.Fresh(3);
        await driver.DoAsync(chunks);
        Assert.Equal((6 * WorkerBudgetBytes / 2) - (3 << 20), FloorRoom.Of(driver.World).NowBytes);

        await driver.DoAsync(new RemoveChunk(chunks.Chunks[0].Dataset, chunks.Chunks[0].Id));
        Assert.Equal((6 * WorkerBudgetBytes / 2) - (2 << 20), FloorRoom.Of(driver.World).NowBytes);
    }

    [Fact]
    public async Task There_is_less_room_once_a_worker_has_left_or_the_floor_has_risen()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(3));

        var room = FloorRoom.Of(driver.World);
        Assert.Equal((5 * WorkerBudgetBytes / 2) - (3 << 20), room.AfterDepartureBytes);
        Assert.Equal((6 * WorkerBudgetBytes / 3) - (3 << 20), room.AfterRaiseBytes);
    }

    [Fact]
    public async Task A_fleet_that_is_overcommitted_has_none()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(28), driver.Fresh(28));

        Assert.Equal(new FloorRoom(0, 0, 0), FloorRoom.Of(driver.World));
    }
}
