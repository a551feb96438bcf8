namespace Scheduler.Core.Placement;

/// <summary>Which copy is evicted first: one that nobody reads, then the larger one, then the chunk that comes first in the input.</summary>
internal sealed class EvictionOrder : IComparer<EvictionCandidate>
{
    /// <summary>The only instance; it has no state.</summary>
    public static readonly EvictionOrder Instance = new();

    private EvictionOrder()
    {
    }

    /// <inheritdoc/>
    public int Compare(EvictionCandidate x, EvictionCandidate y)
    {
        var byRouting = x.IsRouted.CompareTo(y.IsRouted);
        if (byRouting != 0)
        {
            return byRouting;
        }

        var bySize = y.SizeBytes.CompareTo(x.SizeBytes);
        return bySize != 0 ? bySize : x.Chunk.CompareTo(y.Chunk);
    }
}
