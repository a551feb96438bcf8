using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

public sealed class SceneTests
{
    [Fact]
    public void A_worker_that_leaves_and_rejoins_has_an_empty_disk_and_has_applied_nothing()
    {
        var copies = PhysicalCopies.None
            .With(new WorkerDisk(new(2), new(5), [new(1), new(4)]))
            .With(WorkerDisk.Empty(new(1)))
            .With(new WorkerDisk(new(3), new(4), [new(4)]));

        Assert.Equal([new WorkerPk(1), new WorkerPk(2), new WorkerPk(3)], copies.Disks.ToArray().Select(disk => disk.Worker));
        Assert.True(copies.Holds(new(2), new(4)));
        Assert.False(copies.Holds(new(1), new(4)));

        var left = copies.Without(new(2));
        Assert.False(left.IsActive(new(2)));
        Assert.True(left.IsAnywhere(new(4)));
        Assert.False(left.IsAnywhere(new(1)));
        Assert.True(copies.IsAnywhere(new(1)));

        var rejoined = left.With(WorkerDisk.Empty(new(2)));
        Assert.Equal(WorkerAssignmentId.None, rejoined.DiskOf(new(2))!.LastApplied);
        Assert.False(rejoined.Holds(new(2), new(4)));
        Assert.Same(left, left.Without(new(9)));
        Assert.Null(left.DiskOf(new(9)));
    }

    [Fact]
    public void Applying_an_assignment_replaces_what_is_on_disk()
    {
        var copies = Disks.Of((1, [1, 2])).With(new WorkerDisk(new(1), new(6), [new(2), new(3)]));

        Assert.False(copies.Holds(new(1), new(1)));
        Assert.True(copies.Holds(new(1), new(3)));
    }

    [Fact]
    public void A_portal_that_fetched_at_12_is_8_ticks_behind_at_20() =>
        Assert.Equal(8, new PortalSnapshot(Published.Portal(1, 0), new Tick(12), new(0)).AgeTicks(new Tick(20)));

    [Fact]
    public void A_departure_is_settled_once_the_watermark_has_passed_it_and_forgotten_by_a_return()
    {
        var record = DepartureRecord.None.WithDeparture(new(1), new(4)).WithDeparture(new(2), new(6));

        Assert.True(record.AwaitsCycle(new(1)));
        Assert.False(record.AfterCycle().AwaitsCycle(new(1)));
        Assert.False(record.IsSettledBy(new(1), new(4)));
        Assert.True(record.IsSettledBy(new(1), new(5)));
        Assert.True(record.IsSettledBy(new(9), new(0)));
        Assert.Equal(new WorkerAssignmentId(6), record.AfterCycle().PlacedUntil(new(2)));

        var returned = record.WithReturn(new(1), new(7));
        Assert.Null(returned.PlacedUntil(new(1)));
        Assert.False(returned.AwaitsCycle(new(1)));
        Assert.True(returned.AwaitsCycle(new(2)));
        Assert.False(returned.IsReturnSettledBy(new(1), new(7)));
        Assert.True(returned.IsReturnSettledBy(new(1), new(8)));
        Assert.Same(returned, returned.WithReturn(new(9), new(7)));
    }

    [Fact]
    public void No_cycle_and_no_routing_is_bound_to_know_of_a_departure_that_nobody_has_noticed()
    {
        var silent = DepartureRecord.None.WithSilence(new(1)).AfterCycle();

        Assert.True(silent.IsUnnoticed(new(1)));
        Assert.True(silent.AwaitsCycle(new(1)));
        Assert.False(silent.IsSettledBy(new(1), new(1_000)));
        Assert.False(silent.IsUnnoticed(new(2)));

        var noticed = silent.WithDeparture(new(1), new(6));
        Assert.False(noticed.IsUnnoticed(new(1)));
        Assert.True(noticed.AwaitsCycle(new(1)));
        Assert.False(noticed.AfterCycle().AwaitsCycle(new(1)));
        Assert.True(noticed.IsSettledBy(new(1), new(7)));
    }

    [Fact]
    public void A_worker_counts_if_it_is_active_and_routing_has_caught_up_with_it()
    {
        var scene = new WorldScene(Disks.Of((1, []), (2, [])), DepartureRecord.None.WithDeparture(new(2), new(4)), false);

        Assert.True(scene.Counts(new(1), new(0)));
        Assert.False(scene.Counts(new(2), new(4)));
        Assert.True(scene.Counts(new(2), new(5)));
        Assert.False(scene.Counts(new(3), new(5)));
    }
}
