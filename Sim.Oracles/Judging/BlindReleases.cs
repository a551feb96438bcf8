using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Judging;

/// <summary>
/// Remembers which copies were given up <i>blindly</i>: when nothing told the scheduler who really has the chunk. Losing such
/// a copy is excused. A copy that leaves soundly is remembered too, because a later eviction may have relied on it.
/// </summary>
/// <remarks>
/// <para>
/// A worker is <i>hollow</i> if it is listed for a chunk that it lacks and no confirmed assignment tells: it is gone and nobody has
/// noticed; or it came back with an empty disk, and nothing minted since is confirmed; or a quorum below all left it behind.
/// </para>
/// <para>Blind are:</para>
/// <list type="bullet">
/// <item>an eviction that leaves only hollow workers, by any planner;</item>
/// <item>
/// an eviction by a planner that keeps the gaps of its specification, if readers did not see the chunk, or if every worker that
/// they were routed to had departed or had been told before to delete it, blindly or not, listed again since or not;
/// </item>
/// <item>the end of a drain that leaves only hollow workers, or that comes after a blind eviction which nothing has made good;</item>
/// <item>
/// with an evicted copy, all others of the chunk that are still on disks and not listed by the same assignment: each of them was
/// given up because of one that is gone now.
/// </item>
/// </list>
/// <para>
/// A copy that is listed again is forgotten once its worker follows that listing or a later one. Until then an assignment that is
/// still on its way may tell the worker to delete it.
/// </para>
/// </remarks>
/// <param name="isToTheLetter">Whether the planner keeps the gaps of its specification, as <c>multistep</c> does.</param>
internal sealed class BlindReleases(bool isToTheLetter)
{
    private readonly SortedSet<ChunkWorker> _copies = [];
    private readonly SortedSet<ChunkWorker> _sound = [];
    private readonly SortedDictionary<ChunkWorker, WorkerAssignmentId> _listedAgainBy = [];

    /// <summary>The copies.</summary>
    public IReadOnlySet<ChunkWorker> Copies => _copies;

    /// <summary>Takes over which drains a cycle ended, short or not.</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="reading">The world after it.</param>
    public void AfterHousekeeping(PlacementView before, WorldReading reading)
    {
        var after = reading.View;
        foreach (var drain in before.State.StaleMappings)
        {
            var row = after.RowOf(drain.Chunk);
            if (!after.IsHeldBy(row, drain.Worker) && (IsLeftToHollow(before, before.RowOf(drain.Chunk), reading) || IsAfterBlindRelease(before, drain.Chunk)))
            {
                _copies.Add(new ChunkWorker(drain.Chunk, drain.Worker));
            }
        }
    }

    /// <summary>Whether the copy that a drain of the chunk was to outlast was itself given up blindly.</summary>
    private bool IsAfterBlindRelease(PlacementView before, ChunkPk chunk) =>
        _copies.Any(copy => copy.Chunk == chunk) && IsBlind(before, chunk, static _ => false);

    /// <summary>Takes over what a successful cycle evicted and listed.</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="evicted">What it evicted.</param>
    /// <param name="published">What it published.</param>
    /// <param name="reading">The world after it.</param>
    public void After(PlacementView before, IReadOnlyList<ChunkWorker> evicted, WorkerAssignment published, WorldReading reading)
    {
        ForgetListed(published, reading.Fleet);
        foreach (var copy in evicted)
        {
            if ((isToTheLetter && IsBlind(before, copy.Chunk, static _ => false))
                || (IsAnyHollow(before, copy.Chunk, reading)
                    && IsBlind(before, copy.Chunk, worker => reading.IsHollow(worker, copy.Chunk) || evicted.Contains(new ChunkWorker(copy.Chunk, worker)))))
            {
                _copies.Add(copy);
                AddUnlisted(before, copy.Chunk, published, reading.Fleet.Copies);
            }
            else if (isToTheLetter)
            {
                _sound.Add(copy);
            }
        }
    }

    /// <summary>A straggler may still have the copy on its disk, whenever it was told to delete it.</summary>
    private void AddUnlisted(PlacementView before, ChunkPk chunk, WorkerAssignment published, PhysicalCopies disks)
    {
        for (var row = 0; row < before.WorkerCount; row++)
        {
            var worker = before.WorkerAt(row);
            if (disks.Holds(worker, chunk) && !published.ChunkWorkers.Contains(chunk, worker))
            {
                _copies.Add(new ChunkWorker(chunk, worker));
            }
        }
    }

    private void ForgetListed(WorkerAssignment published, IJudgedFleet fleet)
    {
        foreach (var (copy, listing) in _listedAgainBy.ToList())
        {
            if (fleet.FollowedBy(copy.Worker) >= listing)
            {
                _copies.Remove(copy);
                _sound.Remove(copy);
                _listedAgainBy.Remove(copy);
            }
        }

        foreach (var copy in _copies.Union(_sound))
        {
            if (!published.ChunkWorkers.Contains(copy.Chunk, copy.Worker))
            {
                _listedAgainBy.Remove(copy);
            }
            else
            {
                _listedAgainBy.TryAdd(copy, published.Id);
            }
        }
    }

    /// <summary>Whether the ideal names no active worker for the chunk but hollow ones.</summary>
    private static bool IsLeftToHollow(PlacementView before, int row, WorldReading reading)
    {
        var isAnyHollow = false;
        var chunk = before.ChunkAt(row).Pk;
        foreach (var worker in before.IdealAt(row))
        {
            if (reading.IsHollow(worker, chunk))
            {
                isAnyHollow = true;
            }
            else if (before.IsActive(worker))
            {
                return false;
            }
        }

        return isAnyHollow;
    }

    private static bool IsAnyHollow(PlacementView before, ChunkPk chunk, WorldReading reading)
    {
        foreach (var worker in before.IdealAt(before.RowOf(chunk)))
        {
            if (reading.IsHollow(worker, chunk))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsBlind(PlacementView before, ChunkPk chunk, Func<WorkerPk, bool> isDiscounted)
    {
        if (before.State.LifecycleOf(chunk) is not { PortalVisible: true })
        {
            return true;
        }

        var row = before.RowOf(chunk);
        foreach (var worker in before.State.RoutingOf(chunk))
        {
            var isListed = before.IdealAt(row).BinarySearch(worker) >= 0 || before.StaleAt(row).BinarySearch(worker) >= 0;
            if (isListed && before.IsActive(worker) && !isDiscounted(worker) && !IsReleased(new ChunkWorker(chunk, worker)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsReleased(ChunkWorker copy) => _copies.Contains(copy) || _sound.Contains(copy);
}
