using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Walks;

/// <summary>What a walk remembers by itself, so that the storage is not its own witness.</summary>
public sealed class WalkModel(int keyGap)
{
    private readonly List<(WorkerAssignmentId Assignment, ChunkPk Chunk, IReadOnlyList<WorkerPk> Workers)> _diffs = [];

    /// <summary>Numbers that the storage leaves out before each assignment.</summary>
    public int KeyGap => keyGap;

    /// <summary>Chunks whose removal the walk asked for.</summary>
    public HashSet<ChunkPk> Marked { get; } = [];

    /// <summary>Workers that departed at any time.</summary>
    public HashSet<WorkerPk> EverDeparted { get; } = [];

    /// <summary>Copies that a plan evicted at any time.</summary>
    public HashSet<ChunkWorker> EverEvicted { get; } = [];

    /// <summary>The routing that must be confirmed now.</summary>
    public SortedDictionary<ChunkPk, IReadOnlyList<WorkerPk>> Routing { get; } = [];

    /// <summary>Derives the diffs of a published cycle from the ideals around it, with rescued drains counted into the earlier one.</summary>
    public void Published(StorageState before, StorageState after, SchedulingCycleResult.Published published)
    {
        EverEvicted.UnionWith(published.Evicted);
        var previous = before.Ideal.ToDictionary(row => row.Chunk, row => row.Workers.ToHashSet());
        foreach (var (chunk, worker) in published.Housekeeping.RescuedDrains)
        {
            previous[chunk].Add(worker);
        }

        var next = after.Ideal.ToDictionary(row => row.Chunk, row => row.Workers);
        foreach (var chunk in previous.Keys.Union(next.Keys))
        {
            var holders = next.GetValueOrDefault(chunk) ?? [];
            if (!holders.ToHashSet().SetEquals(previous.GetValueOrDefault(chunk) ?? []))
            {
                _diffs.Add((published.Assignment.Id, chunk, holders));
            }
        }
    }

    /// <summary>Replays the diffs up to the watermark one by one, in order.</summary>
    public void Confirmed(WorkerAssignmentId watermark)
    {
        foreach (var (_, chunk, workers) in _diffs.Where(diff => diff.Assignment <= watermark).OrderBy(diff => diff.Assignment))
        {
            if (workers.Count == 0)
            {
                Routing.Remove(chunk);
            }
            else
            {
                Routing[chunk] = workers;
            }
        }

        _diffs.RemoveAll(diff => diff.Assignment <= watermark);
    }
}
