using Scheduler.Core.Lifecycle;
using Sim.Engine;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>
/// What is really on the disks. Applying an assignment replaces the holdings of a worker by its slice, at once; that, and
/// leaving the roster, are the only ways in which data appears on or disappears from a disk.
/// </summary>
/// <param name="pool">The machines.</param>
public sealed class WorkerFleet(WorkerPool pool)
{
    /// <summary>The disks of the active workers.</summary>
    public PhysicalCopies Copies { get; private set; } = PhysicalCopies.None;

    /// <summary>Forgets the disks of machines that are not active and gives an empty one to those that are new.</summary>
    public void Sync()
    {
        var disks = new List<WorkerDisk>(pool.ActiveCount);
        for (var index = 0; index < pool.Size; index++)
        {
            if (pool.IsActive(index) && pool.PkOf(index) is { } worker)
            {
                disks.Add(Copies.DiskOf(worker) ?? WorkerDisk.Empty(worker));
            }
        }

        Copies = PhysicalCopies.Of(disks);
    }

    /// <summary>The worker deletes what the assignment does not list and downloads what it lacks.</summary>
    public void Apply(int index, WorkerAssignment assignment)
    {
        Invariant.Require(pool.IsActive(index), "only an active worker applies an assignment");
        var worker = RegisteredPk(index);
        Copies = Copies.With(new WorkerDisk(worker, assignment.Id, SliceOf(worker, assignment.ChunkWorkers)));
    }

    /// <summary>The newest assignment that an active worker applied; 0 if none since it joined.</summary>
    public WorkerAssignmentId LastApplied(int index) => Copies.DiskOf(RegisteredPk(index))?.LastApplied ?? WorkerAssignmentId.None;

    /// <summary>Whether nothing is on the disk of the worker that has this key; a worker that is not active has no disk.</summary>
    public bool IsEmpty(WorkerPk worker) => Copies.DiskOf(worker) is not { Chunks.Length: > 0 };

    private WorkerPk RegisteredPk(int index) =>
        pool.PkOf(index) ?? throw new InvariantViolatedException("an active worker is registered");

    private static ChunkPk[] SliceOf(WorkerPk worker, ChunkHolderMap holders)
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
