namespace Scheduler.Core.Placement;

/// <summary>
/// Hash rings of a fleet: every ring is a permutation of all workers, each a different one, so that the
/// overflow of a full or departed worker spreads over the whole fleet instead of hitting one successor.
/// Rings depend on the ordered identities alone, so they are kept from call to call. When a few workers come or go,
/// complete rings are mended instead of built again. A ring of a small plan is built when the first walk needs it;
/// such plans touch few of them. Walks of a complete cache may run on several threads at once, everything else on one.
/// </summary>
/// <typeparam name="THash">Hash of the ring keys.</typeparam>
public sealed class RingCache<THash>
    where THash : struct, IRingHash
{
    private readonly WorkEdges _edges;

    private ulong[] _entries = [];
    private int _stride;
    private long _builtBefore;

    /// <summary>Creates an empty cache.</summary>
    public RingCache()
        : this(WorkEdges.Usual)
    {
    }

    /// <summary>Creates an empty cache.</summary>
    /// <param name="edges">Sizes at which work is cut.</param>
    internal RingCache(WorkEdges edges)
    {
        _edges = edges;
        Table = new RingTable<THash>([], 1, [], 0);
    }

    /// <summary>How many rings were built so far, over all fleets. Mended rings do not count.</summary>
    public long BuiltRings => _builtBefore + Table.BuiltRings;

    /// <summary>How many rings were mended so far.</summary>
    public long MendedRings { get; private set; }

    /// <summary>The rings of the present fleet. Another object whenever the fleet or the number of rings is another one.</summary>
    internal RingTable<THash> Table { get; private set; }

    /// <summary>Makes the cache serve a fleet. Keeps every ring if the fleet is the one it serves already.</summary>
    /// <param name="identities">Identity bytes in fleet order. The arrays must not change afterwards.</param>
    /// <param name="rings">Number of rings.</param>
    /// <param name="expectedWalks">Walks to expect. If they will touch nearly every ring anyway, all are built at once.</param>
    /// <param name="threads">Most threads to use.</param>
    public void Prepare(ReadOnlySpan<byte[]> identities, int rings, long expectedWalks, int threads = 1)
    {
        var wantsAll = expectedWalks >= (long)_edges.LeastWalksPerRing * rings;
        if (rings != Table.Rings || !IsSameFleet(identities))
        {
            Adopt(identities.ToArray(), rings, wantsAll, threads);
        }

        if (wantsAll)
        {
            Table.Complete(threads);
        }
    }

    /// <summary>The walk of a replica: its ring is the hash modulo the number of rings, its start the first worker at or above the hash.</summary>
    public RingWalk Walk(ulong replicaHash) => Table.Walk(replicaHash);

    /// <summary>Worker positions of a ring in ascending order of their hashes.</summary>
    public ushort[] Positions(int ring)
    {
        var entries = Table.Ring(ring);
        var positions = new ushort[entries.Length];
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = RingEntry.Position(entries[i]);
        }

        return positions;
    }

    private bool IsSameFleet(ReadOnlySpan<byte[]> identities)
    {
        var known = Table.Identities;
        if (identities.Length != known.Length)
        {
            return false;
        }

        for (var worker = 0; worker < identities.Length; worker++)
        {
            if (!ReferenceEquals(identities[worker], known[worker]) && !identities[worker].AsSpan().SequenceEqual(known[worker]))
            {
                return false;
            }
        }

        return true;
    }

    private void Adopt(byte[][] identities, int rings, bool wantsAll, int threads)
    {
        _builtBefore += Table.BuiltRings;
        var canMend = wantsAll && rings == Table.Rings && Table.IsComplete && identities.Length <= _stride && identities.Length >= _stride / 2;
        if (canMend && FleetChange.Between(Table.Identities, identities) is { IsSmall: true } change)
        {
            RingMending<THash>.Mend(_entries, _stride, rings, identities, change, threads);
            MendedRings += rings;
            Table = new RingTable<THash>(identities, rings, _entries, _stride, isComplete: true);
            return;
        }

        _stride = Stride(identities.Length, rings, wantsAll);
        if (_entries.LongLength < (long)rings * _stride)
        {
            _entries = [];
            _entries = GC.AllocateUninitializedArray<ulong>(rings * _stride);
        }

        Table = new RingTable<THash>(identities, rings, _entries, _stride);
    }

    /// <summary>Leaves some room for workers to come, so that rings can be mended where they stand.</summary>
    private static int Stride(int workers, int rings, bool wantsAll)
    {
        var roomy = workers + (workers / 16) + 1;
        return wantsAll && (long)roomy * rings <= Array.MaxLength ? roomy : workers;
    }
}
