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

    /// <summary>An input over the fleet in the new order, cut after some workers. Lists that are one stay one.</summary>
    public PlacementInput Apply(PlacementInput input, int count)
    {
        var held = Apply(input.Held, count);
        return input with
        {
            Workers = Apply(input.Workers, count),
            Held = held,
            Committed = input.Committed == input.Held ? held : Apply(input.Committed, count),
            Routed = input.Routed == input.Held ? held : Apply(input.Routed, count),
            UnplannedBytes = input.UnplannedBytes.Length == 0 ? [] : Apply(input.UnplannedBytes, count),
        };
    }

    /// <summary>Lists with the old positions again. The order within a row stays.</summary>
    public HolderLists Undo(HolderLists lists) => new(lists.Offsets, Array.ConvertAll(lists.Positions, worker => _before[worker]));

    /// <summary>A copy with the old position of its worker again.</summary>
    public EvictedCopy Undo(EvictedCopy copy) => copy with { Worker = _before[copy.Worker] };

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
