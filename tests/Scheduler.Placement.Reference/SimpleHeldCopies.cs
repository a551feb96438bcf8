using Scheduler.Core;
using Scheduler.Core.Placement;

namespace Scheduler.Placement.Reference;

/// <summary>The copies on the disks, and which of them the plan has evicted so far. An evicted copy is always a held one, so one flag per held copy remembers it.</summary>
internal sealed class SimpleHeldCopies
{
    private readonly HolderLists _held;
    private readonly List<EvictedCopy> _evictions = [];
    private bool[] _evicted = [];

    public SimpleHeldCopies(HolderLists held)
    {
        _held = held;
    }

    /// <summary>Evicted copies in order.</summary>
    public IReadOnlyList<EvictedCopy> Evictions => _evictions;

    /// <summary>Workers that hold the chunk, evicted copies included.</summary>
    public ReadOnlySpan<ushort> this[int chunk] => _held[chunk];

    /// <summary>Whether the worker's disk has the chunk, evicted or not.</summary>
    public bool IsHeld(int chunk, ushort worker) => _held[chunk].Contains(worker);

    /// <summary>Whether the copy was evicted.</summary>
    public bool IsEvicted(int chunk, ushort worker)
    {
        if (_evictions.Count == 0)
        {
            return false;
        }

        var index = _held[chunk].IndexOf(worker);
        return index >= 0 && _evicted[_held.Offsets[chunk] + index];
    }

    /// <summary>Evicts a held copy.</summary>
    public void Evict(int chunk, ushort worker)
    {
        if (_evicted.Length == 0)
        {
            _evicted = new bool[_held.TotalCopies];
        }

        SetEvicted(chunk, worker, evicted: true);
        _evictions.Add(new EvictedCopy(chunk, worker));
    }

    /// <summary>Takes back the most recent eviction and returns it.</summary>
    public EvictedCopy UndoLast()
    {
        var last = _evictions[^1];
        _evictions.RemoveAt(_evictions.Count - 1);
        SetEvicted(last.Chunk, (ushort)last.Worker, evicted: false);
        return last;
    }

    private void SetEvicted(int chunk, ushort worker, bool evicted)
    {
        var index = _held[chunk].IndexOf(worker);
        Invariant.Require(index >= 0, "only a held copy can be evicted");
        ref var flag = ref _evicted[_held.Offsets[chunk] + index];
        Invariant.Require(flag != evicted, "a copy is evicted at most once");
        flag = evicted;
    }
}
