namespace Scheduler.Core.Placement;

/// <summary>A rearrangement of a fleet, and the translation of worker positions there and back.</summary>
internal sealed class WorkerOrder
{
    private readonly ushort[] _before;
    private readonly ushort[] _after;

    /// <summary>Creates the order.</summary>
    /// <param name="before">For each new position, the old one: a permutation.</param>
    public WorkerOrder(ushort[] before)
    {
        _before = before;
        _after = new ushort[before.Length];
        IsIdentity = true;
        for (var position = 0; position < before.Length; position++)
        {
            _after[before[position]] = (ushort)position;
            IsIdentity &= before[position] == position;
        }
    }

    /// <summary>Whether nothing moves.</summary>
    public bool IsIdentity { get; }

    /// <summary>Number of workers.</summary>
    public int Count => _before.Length;

    /// <summary>Old position of the worker that stands at a new one.</summary>
    public ushort Before(int position) => _before[position];

    /// <summary>New position of the worker that stood at an old one.</summary>
    public ushort After(int position) => _after[position];

    /// <summary>A column of the fleet in the new order, cut after some workers.</summary>
    public T[] Apply<T>(T[] column, int count)
    {
        var result = new T[count];
        for (var position = 0; position < count; position++)
        {
            result[position] = column[_before[position]];
        }

        return result;
    }

    /// <summary>The fleet in the new order, cut after some workers.</summary>
    public PlacementWorkers Apply(PlacementWorkers workers, int count) => new(
        Apply(workers.Identities, count), Apply(workers.Statuses, count), Apply(workers.Versions, count), Apply(workers.UsedBytes, count));

    /// <summary>Lists with new positions, without the workers that were cut off. The order within a row stays.</summary>
    public HolderLists Apply(HolderLists lists, int count)
    {
        var offsets = new int[lists.Count + 1];
        var positions = new ushort[lists.TotalCopies];
        var next = 0;
        for (var row = 0; row < lists.Count; row++)
        {
            foreach (var worker in lists[row])
            {
                var position = _after[worker];
                if (position < count)
                {
                    positions[next++] = position;
                }
            }

            offsets[row + 1] = next;
        }

        return new HolderLists(offsets, positions);
    }
}
