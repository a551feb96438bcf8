using Scheduler.Core.Lifecycle;
using Sim.Models.Actions;

namespace Sim.Models.Tests.Network;

/// <summary>The rules of steps that have a time of their own.</summary>
public sealed class TimedStepTests
{
    private static readonly CheckConverged Weak = new(ConvergenceCheck.Weak);

    [Fact]
    public async Task A_timed_step_moves_the_clock_to_its_tick_and_never_back()
    {
        await using var driver = await WorldDriver.StartAsync();
        await driver.DoAsync(driver.Fresh(1), new Poll(9, Worker: 0));
        Assert.Equal(9, driver.World.NowTicks);
        await driver.DoAsync(new Poll(4, Worker: 0));
        Assert.Equal(9, driver.World.NowTicks);
    }

    [Fact]
    public async Task An_answer_changes_nothing_until_it_arrives_and_then_deletes_before_it_downloads()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { MinReplication = 6 });
        var add = driver.Fresh(2);
        await driver.DoAsync(add, new Poll(5, Worker: 0));
        Assert.Empty(DiskOf(driver, 0).Chunks);

        await driver.DoAsync(new Deliver(7, 5, Worker: 0));
        Assert.Empty(DiskOf(driver, 0).Chunks);
        Assert.Equal(2, driver.World.Fleet.SliceOf(0).Downloads.Length);

        await driver.DoAsync(new DownloadDone(8, 0, add.Chunks[1].Dataset, add.Chunks[1].Id));
        Assert.Single(DiskOf(driver, 0).Chunks);
        Assert.Equal(WorkerAssignmentId.None, driver.World.Fleet.LastApplied(0));

        await driver.DoAsync(new DownloadDone(9, 0, add.Chunks[0].Dataset, add.Chunks[0].Id));
        Assert.Equal(new WorkerAssignmentId(1), driver.World.Fleet.LastApplied(0));
    }

    /// <summary>Goal: the quorum counts what workers say, and they say it with a poll. Method: the last of six polls again after its downloads.</summary>
    [Fact]
    public async Task A_worker_reports_what_it_applied_with_its_next_poll()
    {
        await using var driver = await WorldDriver.StartAsync();
        var add = driver.Fresh(1);
        await driver.DoAsync(add);
        for (var worker = 0; worker < 6; worker++)
        {
            await driver.DoAsync(new Poll(2, Worker: worker), new Deliver(3, 2, Worker: worker), new DownloadDone(4, worker, add.Chunks[0].Dataset, add.Chunks[0].Id));
        }

        Assert.Equal(0, driver.World.State.Watermark.Value);
        for (var worker = 0; worker < 6; worker++)
        {
            Assert.Equal(0, driver.World.State.Watermark.Value);
            await driver.DoAsync(new Poll(5, Worker: worker));
        }

        Assert.Equal(1, driver.World.State.Watermark.Value);
    }

    [Fact]
    public async Task A_second_arrival_and_an_older_assignment_are_ignored_and_an_answer_to_no_poll_is_nothing()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { MinReplication = 6 });
        await driver.DoAsync(driver.Fresh(1), new Poll(3, Worker: 0), driver.Fresh(1), new Poll(6, Worker: 0), new Deliver(7, 6, Worker: 0));
        var slice = driver.World.Fleet.SliceOf(0);
        Assert.Equal(new WorkerAssignmentId(2), slice.Target);

        await driver.DoAsync(new Deliver(8, 3, Worker: 0), new Deliver(8, 6, Worker: 0), new Deliver(8, 5, Worker: 0));

        Assert.Same(slice, driver.World.Fleet.SliceOf(0));
    }

    [Fact]
    public async Task What_a_portal_routes_by_is_as_old_as_the_answer_and_not_as_its_arrival()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { Portals = 2 });
        await driver.DoAsync(driver.Fresh(3), Weak, new PortalFetch(true), new Poll(50, Portal: 1), new AdvanceClock(0), new Deliver(58, 50, Portal: 1));

        Assert.Equal(8, driver.World.Portals[1]!.AgeTicks(driver.World.Now));
        Assert.True(driver.World.Portals[0]!.Assignment.Id < driver.World.LatestPortalAssignment!.Id);

        await driver.DoAsync(new Poll(60, Portal: 1), new Deliver(61, 60, Portal: 1));
        var held = driver.World.Portals[1];
        await driver.DoAsync(new Deliver(62, 50, Portal: 1));
        Assert.Same(held, driver.World.Portals[1]);
    }

    [Fact]
    public async Task A_departure_is_noticed_when_the_clock_gets_there_and_not_before()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { RetentionTicks = 1_000 });
        await driver.DoAsync(driver.Fresh(6), Weak);
        var worker = driver.World.Pool.PkOf(2)!.Value;
        var start = driver.World.NowTicks;

        await driver.DoAsync(new Depart(start + 3, 2));
        Assert.Equal(start + 3, driver.World.NowTicks);
        Assert.Null(driver.World.Fleet.Copies.DiskOf(worker));
        Assert.True(IsActive(driver, worker));

        await driver.DoAsync(new Poll(start + 22, Portal: 0), new WorkerFetch(2, true), new WorkerJoined(2), new WorkerLeft(2));
        Assert.True(IsActive(driver, worker));
        await driver.DoAsync(new Poll(start + 40, Portal: 0));
        Assert.False(IsActive(driver, worker));
        Assert.Equal(start + 23, driver.World.State.Workers.Single(row => row.Pk == worker).InactiveSince!.Value.Value);

        await driver.DoAsync(new WorkerJoined(2));
        Assert.Empty(driver.World.Fleet.Copies.DiskOf(worker)!.Chunks);
    }

    [Fact]
    public async Task A_departure_that_takes_no_time_to_notice_is_noticed_at_once()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { DepartureDetectionTicks = 0, RetentionTicks = 1_000 });
        await driver.DoAsync(driver.Fresh(6), Weak, new Depart(0, 2));

        Assert.Equal(5, driver.World.Pool.ActiveCount);
        Assert.Equal(0, driver.World.Pool.SilentCount);
    }

    [Fact]
    public async Task A_probe_waits_until_every_departure_is_noticed()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { DepartureDetectionTicks = 5_000 });
        await driver.DoAsync(driver.Fresh(6), Weak, new Depart(0, 2), Weak);

        Assert.True(driver.World.NowTicks > 5_000);
        Assert.Equal(0, driver.World.Pool.SilentCount);
    }

    [Fact]
    public async Task An_answer_under_way_does_not_survive_the_departure_of_its_worker()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { DepartureDetectionTicks = 1, RetentionTicks = 1_000 });
        await driver.DoAsync(driver.Fresh(6), new Poll(5, Worker: 2), new Depart(6, 2), new Poll(9, Portal: 0), new WorkerJoined(2), new Deliver(10, 5, Worker: 2));

        Assert.Same(WorkerSlice.Empty, driver.World.Fleet.SliceOf(2));
    }

    [Fact]
    public async Task Each_portal_is_judged_by_its_own_clock()
    {
        await using var driver = await WorldDriver.StartAsync(WorldDriver.Scenario with { Portals = 2 });
        await driver.DoAsync(driver.Fresh(3), Weak, new PortalFetch(true, Portal: 1));
        await driver.DoAsync(new Poll(driver.World.NowTicks + 4, Portal: 0));
        Assert.Equal(0, driver.Recorder.Statistics.CountOf("portal check: beyond M"));
        await driver.DoAsync(new Poll(driver.World.NowTicks + 1, Portal: 0));
        Assert.Equal(2, driver.Recorder.Statistics.CountOf("portal check: beyond M"));

        await driver.DoAsync(new PortalFetch(true, Portal: 0));
        Assert.Equal(3, driver.Recorder.Statistics.CountOf("portal check: beyond M"));
    }

    private static Sim.Oracles.WorkerDisk DiskOf(WorldDriver driver, int worker) =>
        driver.World.Fleet.Copies.DiskOf(driver.World.Pool.PkOf(worker)!.Value)!;

    private static bool IsActive(WorldDriver driver, WorkerPk worker) =>
        driver.World.State.Workers.Single(row => row.Pk == worker).IsActive;
}
