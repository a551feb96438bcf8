using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Walks;

/// <summary>Statements about what the two cycles publish.</summary>
public static class PublishedInvariants
{
    public static void HoldFor(
        StorageState before, StorageState after, SchedulingCycleResult.Published published, WalkModel model, Tick now, long drainWindowTicks)
    {
        var assignment = published.Assignment;
        Assert.Equal(before.NewestWorkerAssignment.Value + 1 + model.KeyGap, assignment.Id.Value);
        Assert.Equal(assignment.Id, after.NewestWorkerAssignment);
        var snapshot = after.Snapshot();
        var served = Enumerable.Range(0, snapshot.Chunks.Count)
            .Where(i => snapshot.PhysicalHolders(i).Count > 0 && after.LifecycleOf(snapshot.Chunks[i].Pk)!.WorkerServable)
            .Select(i => new Placed(snapshot.Chunks[i].Pk, [.. snapshot.PhysicalHolders(i)]))
            .ToArray();
        Holders.AreExactly(assignment.ChunkWorkers, served);
        Assert.Equal(assignment.ChunkWorkers.Keys, assignment.Chunks.Keys);
        Assert.Equal(after.Workers.Select(worker => worker.Pk), assignment.Workers.Keys);
        NothingIsOverdue(after, now, drainWindowTicks);
    }

    public static void NothingIsOverdue(StorageState after, Tick now, long drainWindowTicks)
    {
        var active = after.Workers.Where(worker => worker.IsActive).Select(worker => worker.Pk).ToHashSet();
        Assert.All(after.StaleMappings, stale => Assert.Contains(stale.Worker, active));
        Assert.All(after.StaleMappings, stale => Assert.False(stale.AnchorTick is { } anchor && now.HasWaited(anchor, drainWindowTicks)));
        foreach (var row in after.Lifecycles.Where(row => row.DroppedAtPortal is not null))
        {
            var drop = after.PortalAssignments.Single(portal => portal.Id == row.DroppedAtPortal);
            Assert.Equal(now.HasWaited(drop.CreatedAt, drainWindowTicks), row.Tombstoned);
        }
    }

    public static void HoldFor(StorageState before, StorageState after, PortalAssignment portal, WalkModel model)
    {
        Assert.Equal((before.PortalAssignments.Count + 1) * (1L + model.KeyGap), portal.Id.Value);
        Assert.Equal(after.VisibleChunks(), portal.Chunks.Keys);
        Assert.Equal(after.Watermark, portal.ConfirmedUpTo);
        var visible = after.VisibleChunks().ToHashSet();
        Holders.AreExactly(
            portal.ChunkWorkers,
            [.. after.ConfirmedRouting.Where(row => visible.Contains(row.Chunk)).Select(row => new Placed(row.Chunk, [.. row.Workers]))]);
        RangesAreDisjoint(portal);
        var replaced = after.Corrections.Where(correction => correction.IsCompleted).Select(correction => correction.Old).ToHashSet();
        Assert.All(before.VisibleChunks(), chunk => Assert.True(visible.Contains(chunk) || model.Marked.Contains(chunk) || replaced.Contains(chunk)));
        Assert.All(after.VisibleChunks(), chunk => Assert.True(after.LifecycleOf(chunk)!.ConfirmedBy(after.Watermark)));
    }

    private static void RangesAreDisjoint(PortalAssignment portal)
    {
        foreach (var dataset in portal.Chunks.Values.GroupBy(chunk => chunk.Dataset))
        {
            var sorted = dataset.OrderBy(chunk => chunk.Blocks.First).ToArray();
            for (var i = 1; i < sorted.Length; i++)
            {
                Assert.False(sorted[i - 1].Blocks.Overlaps(sorted[i].Blocks), $"{sorted[i - 1]} overlaps {sorted[i]}");
            }
        }
    }
}
