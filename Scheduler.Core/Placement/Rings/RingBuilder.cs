namespace Scheduler.Core.Placement;

/// <summary>Builds rings. It works on a few neighbouring rings at a time, so that a worker's key is hashed once for all of them. Not safe for use by several threads at once.</summary>
/// <typeparam name="THash">Hash of the ring keys.</typeparam>
internal sealed class RingBuilder<THash>
    where THash : struct, IRingHash
{
    /// <summary>Rings that are built together.</summary>
    private const int MostRings = 16;

    private readonly byte[][] _identities;
    private readonly RingKeys<THash> _keys = new();
    private readonly RingSort _sort = new();
    private ulong[] _raw = [];

    /// <summary>Creates a builder.</summary>
    /// <param name="identities">Identities by position.</param>
    public RingBuilder(byte[][] identities)
    {
        _identities = identities;
    }

    /// <summary>Builds neighbouring rings.</summary>
    /// <param name="firstRing">Number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="entries">Receives their entries.</param>
    /// <param name="stride">Entries from the start of a ring to the start of the next.</param>
    public void Build(int firstRing, int count, Span<ulong> entries, int stride)
    {
        for (var built = 0; built < count; built += MostRings)
        {
            BuildTogether(firstRing + built, Math.Min(MostRings, count - built), entries[(built * stride)..], stride);
        }
    }

    private void BuildTogether(int firstRing, int count, Span<ulong> entries, int stride)
    {
        var workers = _identities.Length;
        var raw = Pack(firstRing, count);
        for (var ring = 0; ring < count; ring++)
        {
            var sorted = entries.Slice(ring * stride, workers);
            _sort.Sort(raw.Slice(ring * workers, workers), sorted);
            RingTies<THash>.Order(sorted, _identities, firstRing + ring);
        }
    }

    /// <summary>Unsorted entries, ring after ring.</summary>
    private Span<ulong> Pack(int firstRing, int count)
    {
        var workers = _identities.Length;
        if (_raw.Length < count * workers)
        {
            _raw = new ulong[count * workers];
        }

        Span<ulong> hashes = stackalloc ulong[MostRings];
        for (var worker = 0; worker < workers; worker++)
        {
            _keys.Hash(_identities[worker], firstRing, hashes[..count]);
            for (var ring = 0; ring < count; ring++)
            {
                _raw[(ring * workers) + worker] = RingEntry.Pack(hashes[ring], worker);
            }
        }

        return _raw.AsSpan(0, count * workers);
    }
}
