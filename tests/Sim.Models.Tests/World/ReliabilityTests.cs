using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;
using Sim.Models.World;

namespace Sim.Models.Tests.World;

/// <summary>Workers that are active and not to be relied on, and what the planner makes of it.</summary>
public sealed class ReliabilityTests
{
    private static readonly CheckConverged Weak = new(ConvergenceCheck.Weak);

    private static readonly WorldConfiguration Split = WorldDriver.Scenario with { IgnoreReliability = false };

    /// <summary>Goal: floors are kept by the reliable workers. Method: 4 of 6 workers turn unreliable; the two others get copies of everything.</summary>
    [Fact]
    public async Task Reliable_workers_take_over_what_unreliable_ones_hold()
    {
        await using var driver = await WorldDriver.StartAsync(Split);
        await driver.DoAsync(driver.Fresh(8), Weak);
        await driver.DoAsync([.. Enumerable.Range(2, 4).Select(worker => new WorkerHealth(worker, "stale")), Weak]);

        Assert.All(driver.World.State.Chunks, chunk =>
        {
            var ideal = driver.World.State.IdealOf(chunk.Pk);
            Assert.Contains(driver.World.Pool.PkOf(0)!.Value, ideal);
            Assert.Contains(driver.World.Pool.PkOf(1)!.Value, ideal);
        });
    }

    [Fact]
    public async Task A_status_means_nothing_where_reliability_is_ignored()
    {
        await using var indifferent = await WorldDriver.StartAsync();
        await using var plain = await WorldDriver.StartAsync();
        await indifferent.DoAsync([.. Enumerable.Range(2, 4).Select(worker => new WorkerHealth(worker, "offline")), indifferent.Fresh(8), Weak]);
        await plain.DoAsync(plain.Fresh(8), Weak);

        Assert.Equal(
            plain.World.State.Ideal.Select(row => string.Join(' ', row.Workers)),
            indifferent.World.State.Ideal.Select(row => string.Join(' ', row.Workers)));
    }

    [Fact]
    public async Task Too_few_reliable_workers_are_a_shortage_until_one_recovers()
    {
        await using var driver = await WorldDriver.StartAsync(Split with { WorkerStatuses = [.. Enumerable.Repeat("online", 1), .. Enumerable.Repeat("stale_rpc", 9)] });
        await driver.DoAsync(driver.Fresh(2), Weak);
        Assert.True(driver.World.IsInfeasible);

        await driver.DoAsync(new WorkerHealth(3, "online"), Weak);
        Assert.False(driver.World.IsInfeasible);
    }
}
