using Scheduler.Core.Lifecycle;
using Sim.Engine;
using Sim.Oracles;
using Sim.Oracles.Judging;

namespace Sim.Models.World;

/// <summary>
/// What is really on the disks, and what the scheduler has been told of it. Data appears on a disk by a download, or by a
/// fetch that downloads everything at once; it disappears with an assignment that does not list it, or together with its
/// worker.
/// </summary>
/// <param name="pool">The machines.</param>
public sealed class WorkerFleet(WorkerPool pool) : IJudgedFleet
{
    private readonly SortedDictionary<WorkerPk, WorkerSlice> _slices = [];
    private readonly SortedDictionary<WorkerPk, WorkerAssignment> _followed = [];
    private readonly SortedDictionary<WorkerPk, WorkerAssignmentId> _reported = [];

    /// <summary>The disks of the workers that can be reached.</summary>
    public PhysicalCopies Copies { get; private set; } = PhysicalCopies.None;

    /// <summary>Forgets the machines that are not active and gives an empty disk to those that are new.</summary>
    public void Sync()
    {
        var disks = new List<WorkerDisk>(pool.ActiveCount);
        var registered = new SortedSet<WorkerPk>();
        for (var index = 0; index < pool.Size; index++)
        {
            if (pool.IsActive(index) && pool.PkOf(index) is { } worker)
            {
                registered.Add(worker);
                if (pool.IsReachable(index))
                {
                    disks.Add(Copies.DiskOf(worker) ?? WorkerDisk.Empty(worker));
                }
            }
        }

        Copies = PhysicalCopies.Of(disks);
        Forget(_slices, registered);
        Forget(_followed, registered);
        Forget(_reported, registered);
    }

    /// <summary>The worker takes over an assignment at once, downloads included, and reports that. One that it has applied already changes nothing.</summary>
    public void Apply(int index, WorkerAssignment assignment)
    {
        var worker = ReachablePk(index);
        Put(worker, SliceOf(worker).AfterArrival(assignment.Id, Listed(worker, assignment.ChunkWorkers)).AfterAllDownloads());
        Report(index);
    }

    /// <summary>An assignment arrives at a worker, which deletes and begins to download.</summary>
    /// <returns>Whether it was news to the worker.</returns>
    public bool Receive(int index, WorkerAssignment assignment)
    {
        var worker = ReachablePk(index);
        var slice = SliceOf(worker);
        if (!slice.Heeds(assignment.Id))
        {
            return false;
        }

        _followed[worker] = assignment;
        Put(worker, slice.AfterArrival(assignment.Id, Listed(worker, assignment.ChunkWorkers)));
        return true;
    }

    /// <summary>A download of a worker has ended.</summary>
    public void EndDownload(int index, ChunkPk chunk)
    {
        var worker = ReachablePk(index);
        Put(worker, SliceOf(worker).AfterDownload(chunk));
    }

    /// <summary>The worker tells the scheduler which assignment it has applied.</summary>
    public void Report(int index) => _reported[ReachablePk(index)] = LastApplied(index);

    /// <summary>The machine is gone, with its disk; nobody has noticed yet, and what it reported last still counts.</summary>
    public void Silence(int index)
    {
        var worker = RegisteredPk(index);
        _slices.Remove(worker);
        _followed.Remove(worker);
        Copies = Copies.Without(worker);
    }

    /// <summary>What a worker has and is about to fetch; nothing for one that cannot be reached.</summary>
    public WorkerSlice SliceOf(int index) => pool.PkOf(index) is { } worker ? SliceOf(worker) : WorkerSlice.Empty;

    /// <summary>The assignment that arrived last of those that a worker did not ignore; null if none did, or the worker cannot be reached.</summary>
    public WorkerAssignment? FollowedBy(int index) => pool.PkOf(index) is { } worker ? _followed.GetValueOrDefault(worker) : null;

    /// <summary>Number of the newest assignment that a worker has begun to follow; 0 if none, or nothing is left of the worker.</summary>
    public WorkerAssignmentId FollowedBy(WorkerPk worker) => SliceOf(worker).Target;

    /// <summary>The newest assignment that an active worker applied; 0 if none since it joined.</summary>
    public WorkerAssignmentId LastApplied(int index) => SliceOf(RegisteredPk(index)).LastApplied;

    /// <summary>The newest assignment that an active worker told the scheduler it had applied; 0 if none since it joined.</summary>
    public WorkerAssignmentId LastReported(int index) => _reported.GetValueOrDefault(RegisteredPk(index));

    /// <summary>Whether a worker that can be reached downloads something.</summary>
    public bool IsAnyApplying
    {
        get
        {
            foreach (var slice in _slices.Values)
            {
                if (slice.IsApplying)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether nothing is on the disk of the worker that has this key; a worker that is not active has no disk.</summary>
    public bool IsEmpty(WorkerPk worker) => Copies.DiskOf(worker) is not { Chunks.Length: > 0 };

    /// <summary>What each active worker has reported, in the order of the pool.</summary>
    public IReadOnlyList<WorkerAssignmentId> ReportedByActive() =>
        [.. Enumerable.Range(0, pool.Size).Where(pool.IsActive).Select(LastReported)];

    /// <inheritdoc/>
    public bool IsSilent(WorkerPk worker) => pool.IsSilent(worker);

    private WorkerSlice SliceOf(WorkerPk worker) => _slices.GetValueOrDefault(worker, WorkerSlice.Empty);

    private void Put(WorkerPk worker, WorkerSlice slice)
    {
        _slices[worker] = slice;
        Copies = Copies.With(new WorkerDisk(worker, slice.LastApplied, slice.Chunks));
    }

    private WorkerPk ReachablePk(int index)
    {
        Invariant.Require(pool.IsReachable(index), "only a worker that can be reached follows assignments");
        return RegisteredPk(index);
    }

    private WorkerPk RegisteredPk(int index) =>
        pool.PkOf(index) ?? throw new InvariantViolatedException("an active worker is registered");

    private static void Forget<T>(SortedDictionary<WorkerPk, T> rows, SortedSet<WorkerPk> registered)
    {
        foreach (var worker in rows.Keys.Where(worker => !registered.Contains(worker)).ToList())
        {
            rows.Remove(worker);
        }
    }

    private static ChunkPk[] Listed(WorkerPk worker, ChunkHolderMap holders)
    {
        var slice = new List<ChunkPk>(holders.Count);
        for (var i = 0; i < holders.Count; i++)
        {
            if (holders.HoldersAt(i).BinarySearch(worker) >= 0)
            {
                slice.Add(holders.Chunks[i]);
            }
        }

        return [.. slice];
    }
}
