using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>The disks of all active workers. Immutable: a changed fleet is another value that shares the unchanged disks.</summary>
public sealed class PhysicalCopies
{
    private readonly WorkerDisk[] _disks;

    private PhysicalCopies(WorkerDisk[] disks) => _disks = disks;

    /// <summary>A fleet without active workers.</summary>
    public static PhysicalCopies None { get; } = new([]);

    /// <summary>The disks, ascending by worker.</summary>
    public ReadOnlySpan<WorkerDisk> Disks => _disks;

    /// <summary>Collects disks, at most one per worker, in any order.</summary>
    public static PhysicalCopies Of(IEnumerable<WorkerDisk> disks)
    {
        var sorted = disks.ToArray();
        Array.Sort(sorted, static (left, right) => left.Worker.CompareTo(right.Worker));
        return new PhysicalCopies(sorted);
    }

    /// <summary>The fleet with this disk added, or put in the place of the worker's former one.</summary>
    public PhysicalCopies With(WorkerDisk disk)
    {
        var index = IndexOf(disk.Worker);
        if (index >= 0)
        {
            var replaced = (WorkerDisk[])_disks.Clone();
            replaced[index] = disk;
            return new PhysicalCopies(replaced);
        }

        return new PhysicalCopies([.. _disks[..~index], disk, .. _disks[~index..]]);
    }

    /// <summary>The fleet without this worker and its disk.</summary>
    public PhysicalCopies Without(WorkerPk worker)
    {
        var index = IndexOf(worker);
        return index < 0 ? this : new PhysicalCopies([.. _disks[..index], .. _disks[(index + 1)..]]);
    }

    /// <summary>Whether the worker is active.</summary>
    public bool IsActive(WorkerPk worker) => IndexOf(worker) >= 0;

    /// <summary>Whether any of the workers is active.</summary>
    public bool IsAnyActive(ReadOnlySpan<WorkerPk> workers)
    {
        foreach (var worker in workers)
        {
            if (IsActive(worker))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The worker's disk; null if the worker is not active.</summary>
    public WorkerDisk? DiskOf(WorkerPk worker)
    {
        var index = IndexOf(worker);
        return index < 0 ? null : _disks[index];
    }

    /// <summary>Whether the worker is active and has the chunk on its disk.</summary>
    public bool Holds(WorkerPk worker, ChunkPk chunk)
    {
        var index = IndexOf(worker);
        return index >= 0 && _disks[index].Holds(chunk);
    }

    /// <summary>Whether any active worker has the chunk on its disk.</summary>
    public bool IsAnywhere(ChunkPk chunk)
    {
        foreach (var disk in _disks)
        {
            if (disk.Holds(chunk))
            {
                return true;
            }
        }

        return false;
    }

    private int IndexOf(WorkerPk worker)
    {
        var (low, high) = (0, _disks.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >> 1;
            var order = _disks[middle].Worker.CompareTo(worker);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
