using Scheduler.Contract.Recording;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Contract;

/// <summary>Storage and placement together: what fits, what is short, what comes to rest.</summary>
public abstract class RealPlacementContract : StorageContract
{
    private const long Mebibyte = RealFleet.Mebibyte;

    protected override async Task PrepareAsync() => await Given.Storage.InsertDatasetsAsync(["a", "b"]);

    [Fact]
    public async Task A_shortage_keeps_what_was_placed_and_stores_what_comes()
    {
        var fleet = await FleetAsync(workers: 6, floor: 2, saturation: 0.9, PlannerCatalog.Multistep);
        await fleet.AddAsync(4);
        Assert.Equal(4, (await fleet.PublishAsync()).Assignment.Chunks.Count);
        var before = await Given.StateAsync();
        await fleet.AddAsync(255);
        await fleet.IsShortAsync();
        var after = await Given.StateAsync();
        Assert.Equal((259, 259), (after.Chunks.Count, after.Lifecycles.Count));
        Assert.Equal(StateText.Ideal(before), StateText.Ideal(after));
        Assert.Equal(StateText.Diffs(before), StateText.Diffs(after));
        Assert.Equal(before.StaleMappings, after.StaleMappings);
        Assert.DoesNotContain(after.Lifecycles.Skip(4), row => row.EnteredWorkerAssignment);
    }

    [Fact]
    public async Task The_27_chunks_that_the_budget_allows_fit_and_one_more_does_not()
    {
        var fleet = await FleetAsync(workers: 6, floor: 2, saturation: 0.9, PlannerCatalog.Multistep);
        await fleet.AddAsync(27);
        Assert.Equal(27, (await fleet.PublishAsync()).Assignment.Chunks.Count);
        await fleet.AddAsync(1);
        await fleet.IsShortAsync();
    }

    [Fact]
    public async Task Sticky_places_what_disks_have_room_for_and_names_what_waits_and_since_when()
    {
        var fleet = await FleetAsync(workers: 6, floor: 2, saturation: 0.9);
        var large = await fleet.AddAsync(1, sizeBytes: RealFleet.CapacityBytes + 1);
        var fitting = await fleet.AddAsync(30);
        var late = await fleet.AddAsync(1);
        var published = await fleet.PublishAsync();
        Assert.Equal(fitting, published.Assignment.Chunks.Keys);
        WaitingChunk[] waiting = [new(large[0], WaitingReason.LargerThanAnyDisk, new Tick(0)), new(late[0], WaitingReason.NoRoom, new Tick(0))];
        Assert.Equal(waiting, published.Waiting);
        Assert.Equal(waiting, (await Given.StateAsync()).Waiting);
        fleet.Advance(7);
        await fleet.RosterAsync(1, 2, 3, 4, 5, 6, 7);
        await fleet.ReachFixedPointAsync();
        var state = await Given.StateAsync();
        Assert.Equal([waiting[0]], state.Waiting);
        Assert.Equal(2, state.IdealOf(late[0]).Count);
        Assert.InRange(GaugeReading.Of(Harness.Metrics, "waiting_chunks_age_ticks").Max(reading => reading.Value), 7, 100);
    }

    [Fact]
    public async Task Sticky_goes_on_with_everything_else_after_a_departure_below_the_floor()
    {
        var fleet = await FleetAsync(workers: 2, floor: 2, saturation: 0.9);
        var chunk = Assert.Single(await fleet.AddAsync(1));
        await fleet.SettleOnceAsync();
        await fleet.RosterAsync(2);
        var published = await fleet.PublishAsync();
        Assert.Equal([new WaitingChunk(chunk, WaitingReason.FewerEligibleWorkersThanFloor, new Tick(0))], published.Waiting);
        Assert.Equal([Given.W(2)], published.Assignment.ChunkWorkers[chunk]);
    }

    [Fact]
    public async Task A_departure_below_the_floor_is_a_shortage_and_no_exception()
    {
        var fleet = await FleetAsync(workers: 2, floor: 2, saturation: 0.9, PlannerCatalog.Multistep);
        await fleet.AddAsync(1);
        await fleet.PublishAsync();
        await fleet.RosterAsync(2);
        await fleet.IsShortAsync();
    }

    [Fact]
    public async Task A_fleet_that_is_short_only_until_a_tombstone_recovers_with_it()
    {
        var fleet = await FleetAsync(workers: 4, floor: 1, saturation: 0.96, PlannerCatalog.Multistep);
        var chunks = await fleet.AddAsync(37);
        await fleet.SettleOnceAsync();
        await fleet.CorrectAsync(chunks[0]);
        Assert.DoesNotContain(chunks[0], (await fleet.SettleOnceAsync()).Chunks.Keys);
        await fleet.AddAsync(1);
        await fleet.IsShortAsync();
        fleet.Advance(4);
        await fleet.IsShortAsync();
        fleet.Advance(1);
        Assert.Equal(38, (await fleet.PublishAsync()).Assignment.Chunks.Count);
    }

    [Fact]
    public async Task A_lower_floor_makes_room_for_more_chunks()
    {
        var fleet = await FleetAsync(workers: 5, floor: 5, saturation: 0.95, PlannerCatalog.Multistep);
        await fleet.AddAsync(9);
        await fleet.SettleOnceAsync();
        await fleet.AddAsync(1);
        await fleet.IsShortAsync();
        fleet.Set(floor: 2, saturation: 0.95);
        await fleet.ReachFixedPointAsync();
        var ideal = (await Given.StateAsync()).Ideal;
        Assert.Equal(10, ideal.Count);
        Assert.All(ideal, row => Assert.InRange(row.Workers.Count, 2, 5));
    }

    [Fact]
    public async Task A_shed_copy_is_served_to_its_end_and_comes_back_to_the_same_worker()
    {
        await Given.RosterAsync(0, 1, 2, 3, 4, 5);
        await Given.Storage.InsertChunksAsync([Scenario.NewChunk(1), Scenario.NewChunk(2), Scenario.NewChunk(3)]);
        await Given.Storage.RegisterNewChunksAsync();
        var (roomy, narrow) = (RealPlacement.Algorithm(1, 1, 270), RealPlacement.Algorithm(1, 1, 210));
        var first = await PublishAsync(100, roomy);
        await Given.ConfirmAsync(first);
        await Given.VisAsync(150);
        var chunk = first.Assignment.ChunkWorkers.Keys.First(key => first.Assignment.ChunkWorkers[key].Count == 4);
        var before = first.Assignment.ChunkWorkers[chunk];

        var shed = await PublishAsync(200, narrow);
        Assert.Equal(before, shed.Assignment.ChunkWorkers[chunk]);
        Assert.Equal(3, (await Given.StateAsync()).Ideal.Single(row => row.Chunk == chunk).Workers.Count);
        await Given.ConfirmAsync(shed);
        await Given.VisAsync(250);
        Assert.Equal(3, (await PublishAsync(400, narrow)).Assignment.ChunkWorkers[chunk].Count);
        Assert.Equal(before, (await PublishAsync(500, roomy)).Assignment.ChunkWorkers[chunk]);
    }

    [Fact]
    public async Task A_tombstoned_chunk_leaves_no_drain_behind_that_overcommits_a_worker()
    {
        var fleet = await FleetAsync(workers: 3, floor: 3, saturation: 0.87);
        var old = (await fleet.AddAsync(7))[0];
        await fleet.SettleOnceAsync();
        await fleet.CorrectAsync(old);
        var both = await fleet.PublishAsync();

        // Copies of the old chunk are shed by an assignment that nobody confirms, so they would never drain by themselves.
        fleet.Set(floor: 1, saturation: 0.87);
        await fleet.AddAsync(6);
        await fleet.PublishAsync();
        Assert.Contains((await Given.StateAsync()).StaleMappings, stale => stale.Chunk == old);
        await Given.ConfirmAsync(both);
        await fleet.VisAsync();
        fleet.Advance(7);
        var housekeeping = (await fleet.PublishAsync()).Housekeeping;
        Assert.Equal([old], housekeeping.Tombstoned);
        Assert.NotEmpty(housekeeping.TombstonedDrains);
        await fleet.AddAsync(6);
        await fleet.CycleAsync();
        Assert.DoesNotContain((await Given.StateAsync()).StaleMappings, stale => stale.Chunk == old);
    }

    [Fact]
    public async Task A_chain_beside_a_sibling_converges_and_no_link_is_held_back()
    {
        var fleet = await FleetAsync(workers: 5, floor: 2, saturation: 0.98);
        var (a, sibling) = ((await fleet.AddAsync(1))[0], (await fleet.AddAsync(1))[0]);
        var c = await fleet.CorrectAsync(a);
        var d = await fleet.CorrectAsync(c);
        var portal = await fleet.SettleOnceAsync();
        Assert.Equal([sibling, d], portal.Chunks.Keys);
        Assert.Empty(GaugeReading.Of(Harness.Metrics, "promotion_held_back"));
        await fleet.ReachFixedPointAsync();
        Assert.Equal([sibling, d], (await Given.StateAsync()).VisibleChunks());
        Assert.Equal([sibling, d], (await Given.StateAsync()).Ideal.Select(row => row.Chunk));
    }

    [Fact]
    public async Task A_visible_chunk_that_loses_its_last_copy_to_a_departure_is_seated_in_the_next_cycle()
    {
        var fleet = await FleetAsync(workers: 3, floor: 3, saturation: 1);
        await fleet.AddAsync(2, 5 * Mebibyte);
        await fleet.SettleOnceAsync();
        fleet.Set(floor: 1, saturation: 0.7);
        await fleet.RosterAsync(1, 2, 3, 4);
        var wide = (await fleet.AddAsync(1, 10 * Mebibyte))[0];
        Assert.Equal([Given.W(4)], (await fleet.PublishAsync()).Assignment.ChunkWorkers[wide]);
        await fleet.ConfirmAsync();
        Assert.Contains(wide, (await fleet.VisAsync()).Chunks.Keys);
        fleet.Advance(1);
        await fleet.RosterAsync(1, 2, 3);
        var published = await fleet.PublishAsync();
        Assert.Single(published.Assignment.ChunkWorkers[wide]);
        Assert.NotEmpty(published.Evicted);
        Assert.All(published.Evicted, pair => Assert.False(published.Assignment.ChunkWorkers.Contains(pair.Chunk, pair.Worker)));
        Assert.DoesNotContain((await Given.StateAsync()).StaleMappings, stale => published.Evicted.Contains(new ChunkWorker(stale.Chunk, stale.Worker)));
    }

    [Fact]
    public async Task A_departed_worker_that_is_still_registered_overcommits_no_survivor()
    {
        var fleet = await FleetAsync(workers: 6, floor: 3, saturation: 0.94);
        foreach (var count in new[] { 4, 3, 3 })
        {
            await fleet.AddAsync(count);
            await fleet.PublishAsync();
        }

        await fleet.RosterAsync(1, 2, 3, 4, 6);
        await fleet.AddAsync(2);
        var published = await fleet.PublishAsync();
        Assert.DoesNotContain(published.Assignment.ChunkWorkers, row => row.Value.Contains(Given.W(5)));
    }

    [Fact]
    public async Task The_drain_loop_comes_to_rest_beside_a_departed_worker()
    {
        var fleet = await FleetAsync(workers: 6, floor: 2, saturation: 0.73);
        await fleet.AddAsync(6);
        await fleet.SettleOnceAsync();
        fleet.Set(floor: 3, saturation: 0.73);
        await fleet.SettleOnceAsync();
        fleet.Set(floor: 1, saturation: 0.73);
        await fleet.RosterAsync(1, 2, 3, 4, 5, 6, 7, 8);
        await fleet.SettleOnceAsync();
        await fleet.RosterAsync(1, 2, 3, 4, 5, 6, 8);
        await fleet.AddAsync(4);
        await fleet.ReachFixedPointAsync();
        Assert.Equal(8, (await Given.StateAsync()).Workers.Count);
        Assert.DoesNotContain((await Given.StateAsync()).ConfirmedRouting, row => row.Workers.Contains(Given.W(7)));
    }

    private async Task<RealFleet> FleetAsync(int workers, int floor, double saturation, string planner = PlannerCatalog.Default)
    {
        var fleet = new RealFleet(Given, floor, saturation, planner);
        await fleet.RosterAsync([.. Enumerable.Range(1, workers)]);
        return fleet;
    }

    private async Task<SchedulingCycleResult.Published> PublishAsync(long tick, ISchedulingAlgorithm algorithm) =>
        Assert.IsType<SchedulingCycleResult.Published>(await Given.RunAsync(tick, algorithm));
}
