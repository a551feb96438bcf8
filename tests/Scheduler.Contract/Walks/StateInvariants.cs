using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Walks;

/// <summary>Statements that hold between any two operations, whatever was called and whatever an algorithm planned.</summary>
public static class StateInvariants
{
    public static void Hold(StorageState before, StorageState after, WalkModel model)
    {
        ListsAreAscendingAndNotEmpty(after);
        StaleMappingsAreSound(after);
        StampsAreNeverRewritten(before, after);
        CountersOnlyRise(before, after);
        CorrectionsAreSound(after);
        RoutingIsExact(after, model);
        RoutedCopiesAreHeld(after, model);
    }

    private static void ListsAreAscendingAndNotEmpty(StorageState state)
    {
        Ascends(state.Chunks.Select(row => row.Pk));
        Ascends(state.Lifecycles.Select(row => row.Chunk));
        Ascends(state.Workers.Select(row => row.Pk));
        Ascends(state.Corrections.Select(row => row.Old));
        Ascends(state.PortalAssignments.Select(row => row.Id));
        Ascends(state.Ideal.Select(row => row.Chunk));
        Ascends(state.Waiting.Select(row => row.Chunk));
        Ascends(state.ConfirmedRouting.Select(row => row.Chunk));
        Ascends(state.StaleMappings.Select(row => new ChunkWorker(row.Chunk, row.Worker)));
        Ascends(state.Diffs.Select(row => (row.Assignment.Value, row.Chunk.Value)));
        Assert.All(state.Ideal.Concat(state.ConfirmedRouting), row => Assert.NotEmpty(row.Workers));
        Assert.All(state.Ideal.Concat(state.ConfirmedRouting), row => Ascends(row.Workers));
        Assert.All(state.Diffs, row => Ascends(row.Workers));
        Assert.All(state.Diffs, row => Assert.True(row.Assignment > state.Watermark && row.Assignment <= state.NewestWorkerAssignment));
    }

    private static void StaleMappingsAreSound(StorageState state)
    {
        var ideal = state.Ideal.SelectMany(row => row.Workers.Select(worker => new ChunkWorker(row.Chunk, worker))).ToHashSet();
        var registered = state.Workers.Select(worker => worker.Pk).ToHashSet();
        foreach (var stale in state.StaleMappings)
        {
            Assert.DoesNotContain(new ChunkWorker(stale.Chunk, stale.Worker), ideal);
            Assert.Contains(stale.Worker, registered);
            Assert.False(state.LifecycleOf(stale.Chunk)!.Tombstoned);
            Assert.InRange(stale.SupersededAt.Value, 1, state.NewestWorkerAssignment.Value);
            var anchor = state.PortalAssignments.FirstOrDefault(portal => portal.ConfirmedUpTo >= stale.SupersededAt);
            Assert.Equal((anchor?.Id, anchor?.CreatedAt), (stale.DroppedAt, stale.AnchorTick));
        }
    }

    private static void StampsAreNeverRewritten(StorageState before, StorageState after)
    {
        foreach (var old in before.Lifecycles)
        {
            var now = after.LifecycleOf(old.Chunk);
            Assert.NotNull(now);
            Assert.Equal(old.Rejected, now.Rejected);
            Assert.Equal(old.AppliedAtWorker ?? now.AppliedAtWorker, now.AppliedAtWorker);
            Assert.Equal(old.AppliedAtPortal ?? now.AppliedAtPortal, now.AppliedAtPortal);
            Assert.Equal(old.DroppedAtPortal ?? now.DroppedAtPortal, now.DroppedAtPortal);
            Assert.Equal(old.DroppedAtWorker ?? now.DroppedAtWorker, now.DroppedAtWorker);
            Assert.True(old.MarkedForRemoval is null || now.MarkedForRemoval >= old.MarkedForRemoval);
            Assert.False(now.Rejected && (now.EnteredWorkerAssignment || now.EnteredPortalAssignment));
        }
    }

    private static void CountersOnlyRise(StorageState before, StorageState after)
    {
        Assert.True(after.Watermark >= before.Watermark && after.Watermark <= after.NewestWorkerAssignment);
        Assert.True(after.NewestWorkerAssignment >= before.NewestWorkerAssignment);
        Assert.Equal(before.PortalAssignments, after.PortalAssignments.Take(before.PortalAssignments.Count));
        Assert.Equal(before.Chunks, after.Chunks.Take(before.Chunks.Count));
    }

    private static void CorrectionsAreSound(StorageState state)
    {
        var visible = state.VisibleChunks().ToHashSet();
        var completedOlds = state.Corrections.Where(correction => correction.IsCompleted).Select(correction => correction.Old).ToHashSet();
        var pendingNews = state.Corrections.Where(correction => !correction.IsCompleted).Select(correction => correction.New).ToHashSet();
        foreach (var correction in state.Corrections)
        {
            Assert.False(visible.Contains(correction.Old) && visible.Contains(correction.New), "both sides are visible");
            if (correction.IsCompleted)
            {
                Assert.DoesNotContain(correction.Old, visible);
                Assert.DoesNotContain(correction.Old, pendingNews);
                var isExcused = completedOlds.Contains(correction.New) || state.LifecycleOf(correction.New)!.InRemoval;
                Assert.True(isExcused || visible.Contains(correction.New) || IsHeldBack(state, correction.New), "the range of a completed correction has a gap");
            }
            else
            {
                Assert.DoesNotContain(correction.New, visible);
            }
        }
    }

    // A replacement on a range that a marked or rejected old chunk gave up can meet a rightful owner (OVL-9).
    private static bool IsHeldBack(StorageState state, ChunkPk chunk)
    {
        var visible = state.VisibleChunks();
        var held = state.Chunks.Single(row => row.Pk == chunk);
        return state.Chunks.Where(row => visible.Contains(row.Pk))
            .Any(row => row.Dataset == held.Dataset && row.Blocks.Overlaps(held.Blocks));
    }

    private static void RoutingIsExact(StorageState state, WalkModel model) =>
        Holders.AreExactly(state.ConfirmedRouting, [.. model.Routing.Select(row => new Placed(row.Key, [.. row.Value]))]);

    private static void RoutedCopiesAreHeld(StorageState state, WalkModel model)
    {
        var snapshot = state.Snapshot();
        var held = Enumerable.Range(0, snapshot.Chunks.Count).ToDictionary(i => snapshot.Chunks[i].Pk, snapshot.PhysicalHolders);
        var visible = state.VisibleChunks().ToHashSet();
        foreach (var row in state.ConfirmedRouting.Where(row => visible.Contains(row.Chunk)))
        {
            foreach (var worker in row.Workers)
            {
                var isExcused = model.EverDeparted.Contains(worker) || model.EverEvicted.Contains(new ChunkWorker(row.Chunk, worker));
                Assert.True(isExcused || held[row.Chunk].Contains(worker), $"chunk {row.Chunk} is routed to worker {worker}, which need not hold it");
            }
        }
    }

    private static void Ascends<T>(IEnumerable<T> values)
        where T : IComparable<T>
    {
        var list = values.ToArray();
        for (var i = 1; i < list.Length; i++)
        {
            Assert.True(list[i - 1].CompareTo(list[i]) < 0, $"{list[i - 1]} comes before {list[i]}");
        }
    }
}
