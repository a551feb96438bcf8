namespace Scheduler.Core.Placement;

/// <summary>For each kind of chunks the smallest size that found no room: larger ones of that kind find none either, as long as there is no more of it.</summary>
internal sealed class HopelessSizes
{
    private readonly SortedDictionary<int, long> _leastBytes = [];

    /// <summary>Whether a chunk of a kind is as large as one that found no room; those without a kind never are.</summary>
    public bool Contains(int? kind, long sizeBytes) =>
        kind is { } known && _leastBytes.TryGetValue(known, out var leastBytes) && sizeBytes >= leastBytes;

    /// <summary>Remembers a chunk that found no room.</summary>
    public void Add(int? kind, long sizeBytes)
    {
        if (kind is { } known)
        {
            _leastBytes[known] = sizeBytes;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => _leastBytes.Clear();
}
