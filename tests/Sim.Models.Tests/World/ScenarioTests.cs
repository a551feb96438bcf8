using CsCheck;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Randomness;
using Sim.Models.Actions;

namespace Sim.Models.Tests.World;

/// <summary>The deterministic scenarios of the simulation, by number. Every oracle judges every step of each.</summary>
public sealed class ScenarioTests
{
    private static readonly CheckConverged Weak = new(ConvergenceCheck.Weak);
    private static readonly CheckConverged Strong = new(ConvergenceCheck.Strong);

    [Fact]
    public async Task Scenario_1_With_a_frozen_clock_the_ideal_comes_to_repeat()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { ClockStepTicks = 0 });
        await driver.DoAsync(driver.Fresh(8), driver.Fresh(8), driver.Fresh(6));
        var repeats = false;
        for (var cycle = 0; cycle < 40 && !repeats; cycle++)
        {
            var before = driver.World.State.Ideal;
            await driver.DoAsync(new AdvanceClock(0));
            repeats = before.SelectMany(row => row.Workers).SequenceEqual(driver.World.State.Ideal.SelectMany(row => row.Workers));
        }

        Assert.True(repeats);
        Assert.Equal(0, driver.World.NowTicks);
    }

    [Fact]
    public async Task Scenario_2_A_spare_joins_once_and_after_a_departure_all_chunks_regain_their_floor()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(5), Weak, new WorkerJoined(6));
        var registered = driver.World.State.Workers.Count;
        await driver.DoAsync(new WorkerJoined(6));

        Assert.Equal(7, registered);
        Assert.Equal(7, driver.World.State.Workers.Count);
        Assert.Equal(7, driver.World.Pool.ActiveCount);

        Assert.True(driver.World.IsEnabled(new WorkerLeft(0)));
        await driver.DoAsync(new WorkerLeft(0), Weak);
        Assert.Equal(6, driver.World.Pool.ActiveCount);
        Assert.All(driver.World.State.Chunks, chunk => Assert.True(driver.World.State.IdealOf(chunk.Pk).Count(driver.World.Pool.IsActive) >= 2));
    }

    [Fact]
    public async Task Scenario_3_A_fleet_below_its_floor_is_short_and_nothing_fails()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { Workers = 2, SpareWorkers = 0 });
        await driver.DoAsync(driver.Fresh(1), new WorkerLeft(1));
        Assert.False(driver.World.IsInfeasible);

        await driver.DoAsync(new AdvanceClock(1));
        Assert.True(driver.World.IsInfeasible);
    }

    [Fact]
    public async Task Scenario_4_Over_subscription_is_stored_refused_and_justified()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(4));
        Assert.Equal(1, driver.Recorder.Statistics.CountOf("add: all placed"));

        await driver.DoAsync(driver.Fresh(255));
        Assert.True(driver.World.IsInfeasible);
        Assert.Equal(259, driver.World.State.Chunks.Count);
        Assert.Equal(259, driver.World.State.Lifecycles.Count);

        await driver.DoAsync(Strong);
        Assert.True(driver.World.IsSaturationLatched);
        Assert.Equal(1, driver.World.Counters.SaturationEpisodes);
    }

    [Fact]
    public async Task Scenario_6_A_lower_floor_lets_strictly_more_chunks_fit()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { Workers = 5, MinReplication = 5 });
        var atFloor5 = await AddUntilShortAsync(driver);
        await driver.DoAsync(new SetMinReplication(2));
        Assert.False(driver.World.IsInfeasible);
        var atFloor2 = await AddUntilShortAsync(driver);
        await driver.DoAsync(Weak);

        Assert.True(atFloor2 > atFloor5, $"{atFloor5} chunks at floor 5, {atFloor2} at floor 2");
    }

    [Fact]
    public async Task Scenario_8_A_fetch_leaves_exactly_the_slice_and_a_silent_worker_pins_the_watermark()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(6));
        for (var worker = 0; worker < 5; worker++)
        {
            await driver.DoAsync(new WorkerFetch(worker, true));
        }

        var pk = driver.World.Pool.PkOf(0)!.Value;
        var slice = driver.World.LatestWorkerAssignment!.ChunkWorkers.Where(row => row.Value.Contains(pk)).Select(row => row.Key);
        Assert.Equal(slice, driver.World.Fleet.Copies.DiskOf(pk)!.Chunks);
        Assert.Equal(WorkerAssignmentId.None, driver.World.State.Watermark);

        await driver.DoAsync(new WorkerFetch(5, false));
        Assert.Equal(WorkerAssignmentId.None, driver.World.State.Watermark);

        await driver.DoAsync(new WorkerFetch(5, true));
        Assert.True(driver.World.State.Watermark > WorkerAssignmentId.None);
    }

    [Fact]
    public async Task Scenario_10_All_weights_of_one_dataset_reach_the_planner_unchanged()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { Datasets = ["s3://one"] });
        await driver.DoAsync(driver.Fresh(1, weight: 1), driver.Fresh(1, weight: 4), driver.Fresh(1, weight: 12));

        Assert.Equal([1, 4, 12], driver.World.LatestWorkerAssignment!.ReplicationByWeight.Keys.Select(weight => (int)weight));
    }

    /// <summary>
    /// Goal: the probe comes to rest on every small fleet, with and without a departure. Method: 400 random cases under all
    /// oracles; the cases must include departures and standing shortages, or they would prove little.
    /// </summary>
    [Fact]
    public async Task Scenario_11_Every_small_fleet_comes_to_rest()
    {
        const int Cases = 400;
        var (departures, shortages) = (0, 0);
        for (var number = 0; number < Cases; number++)
        {
            var stream = new RandomStream(11, (ulong)number * 0x9E3779B97F4A7C15UL);
            var configuration = WorldDriver.Scenario with { Workers = stream.Draw(Gen.Int[3, 6]), MinReplication = stream.Draw(Gen.Int[1, 3]) };
            await using var driver = await WorldDriver.StartAsync(configuration);
            for (var burst = stream.Draw(Gen.Int[1, 4]); burst > 0; burst--)
            {
                var weight = new[] { 1, 4, 12 }[stream.Next(3)];
                await driver.DoAsync(driver.Fresh(stream.Draw(Gen.Int[1, 6]), weight));
            }

            await driver.DoAsync(Weak);
            var leaver = new WorkerLeft(stream.Next(configuration.Workers));
            if (stream.Next(2) == 0 && driver.World.IsEnabled(leaver))
            {
                departures++;
                await driver.DoAsync(leaver);
            }

            await driver.DoAsync(Weak);
            shortages += driver.World.IsInfeasible ? 1 : 0;
        }

        Assert.True(departures >= 0.30 * Cases, $"{departures} departures in {Cases} cases");
        Assert.True(shortages >= 0.05 * Cases, $"{shortages} shortages in {Cases} cases");
    }

    private static async Task<int> AddUntilShortAsync(WorldDriver driver)
    {
        while (!driver.World.IsInfeasible)
        {
            await driver.DoAsync(driver.Fresh(1));
        }

        return driver.World.State.Chunks.Count;
    }
}
