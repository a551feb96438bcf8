namespace Scheduler.Core.Placement;

/// <summary>
/// The rings of one fleet in one flat array, and the search on them. A ring is built when the first look-up needs it, or
/// all at once on several threads; once all are built, several threads may look up at the same time.
/// </summary>
/// <typeparam name="THash">Hash of the ring keys.</typeparam>
internal sealed class RingTable<THash>
    where THash : struct, IRingHash
{
    /// <summary>Rings that a thread builds at a time.</summary>
    public const int BlockRings = 128;

    private readonly byte[][] _identities;
    private readonly ulong[] _entries;
    private readonly int _stride;
    private readonly ulong _reciprocal;
    private bool[]? _built;
    private RingBuilder<THash>? _builder;

    /// <summary>Creates a table without any built ring.</summary>
    /// <param name="identities">Identities in fleet order.</param>
    /// <param name="rings">Number of rings.</param>
    /// <param name="entries">Where the rings are written; taken over.</param>
    /// <param name="stride">Entries from the start of a ring to the start of the next, at least one per worker.</param>
    /// <param name="isComplete">Whether the entries hold all rings of the fleet already.</param>
    public RingTable(byte[][] identities, int rings, ulong[] entries, int stride, bool isComplete = false)
    {
        Invariant.Require(stride >= identities.Length && entries.LongLength >= (long)rings * stride, "the rings must fit into their array");
        _identities = identities;
        Rings = rings;
        _entries = entries;
        _stride = stride;
        _reciprocal = ulong.MaxValue / (ulong)rings;
        _built = isComplete ? null : new bool[rings];
    }

    /// <summary>Number of rings.</summary>
    public int Rings { get; }

    /// <summary>Number of workers.</summary>
    public int Workers => _identities.Length;

    /// <summary>Identities in fleet order.</summary>
    public byte[][] Identities => _identities;

    /// <summary>Whether all rings are built.</summary>
    public bool IsComplete => _built is null;

    /// <summary>How many rings were built one by one or all at once.</summary>
    public int BuiltRings { get; private set; }

    /// <summary>Builds what is missing.</summary>
    /// <param name="threads">Most threads to use.</param>
    public void Complete(int threads)
    {
        if (_built is not { } built)
        {
            return;
        }

        Blocks.Run(Rings, BlockRings, threads, (first, end) =>
            new RingBuilder<THash>(_identities).Build(first, end - first, _entries.AsSpan(first * _stride), _stride));
        BuiltRings += built.AsSpan().Count(false);
        _built = null;
    }

    /// <summary>Entries of one ring, in order.</summary>
    public ReadOnlySpan<ulong> Ring(int ring)
    {
        if (_built is { } built && !built[ring])
        {
            Build(ring, built);
        }

        return _entries.AsSpan(ring * _stride, _identities.Length);
    }

    /// <summary>The ring of a replica: its hash modulo the number of rings.</summary>
    public int RingOf(ulong replicaHash)
    {
        // The quotient by multiplication falls short by at most 2, which the loop makes good.
        var rest = replicaHash - (Math.BigMul(replicaHash, _reciprocal, out _) * (ulong)Rings);
        while (rest >= (ulong)Rings)
        {
            rest -= (ulong)Rings;
        }

        return (int)rest;
    }

    /// <summary>The walk of a replica: it starts at the first worker whose hash is at or above that of the replica.</summary>
    public RingWalk Walk(ulong replicaHash)
    {
        var ring = RingOf(replicaHash);
        var entries = Ring(ring);
        var start = RingSearch.FirstAtOrAbove(entries, RingEntry.Least(replicaHash));
        return new RingWalk(entries, Start(entries, ring, replicaHash, start));
    }

    /// <summary>The first worker of a walk. There must be workers.</summary>
    public ushort First(ulong replicaHash)
    {
        var walk = Walk(replicaHash);
        Invariant.Require(walk.MoveNext(), "a walk needs workers");
        return walk.Current;
    }

    /// <summary>The first workers of many walks.</summary>
    /// <param name="replicaHashes">Hashes of the replicas.</param>
    /// <param name="workers">Receives the first worker of each walk. There must be workers, and all rings must be built.</param>
    public void First(ReadOnlySpan<ulong> replicaHashes, Span<ushort> workers)
    {
        Invariant.Require(IsComplete && Workers > 0, "walks in batches need all rings");
        Span<int> rings = stackalloc int[RingSearch.BatchSize];
        Span<int> starts = stackalloc int[RingSearch.BatchSize];
        while (!replicaHashes.IsEmpty)
        {
            var batch = replicaHashes[..Math.Min(RingSearch.BatchSize, replicaHashes.Length)];
            for (var i = 0; i < batch.Length; i++)
            {
                rings[i] = RingOf(batch[i]);
            }

            RingSearch.FirstAtOrAbove(_entries, _stride, Workers, rings, batch, starts);
            for (var i = 0; i < batch.Length; i++)
            {
                var entries = _entries.AsSpan(rings[i] * _stride, Workers);
                workers[i] = RingEntry.Position(entries[Start(entries, rings[i], batch[i], starts[i])]);
            }

            replicaHashes = replicaHashes[batch.Length..];
            workers = workers[batch.Length..];
        }
    }

    /// <summary>From the first entry that is not below a hash in the upper 48 bits to the one that really is not below it, or round to the first.</summary>
    /// <param name="entries">Entries of the ring.</param>
    /// <param name="ring">Number of the ring.</param>
    /// <param name="replicaHash">Hash of the replica.</param>
    /// <param name="index">Index of that first entry; the length if there is none.</param>
    /// <returns>Index of the first worker of the walk.</returns>
    public int Start(ReadOnlySpan<ulong> entries, int ring, ulong replicaHash, int index)
    {
        if ((uint)index >= (uint)entries.Length)
        {
            return 0;
        }

        return RingEntry.AreTied(entries[index], replicaHash) ? StartAmongTies(entries, ring, replicaHash, index) : index;
    }

    private int StartAmongTies(ReadOnlySpan<ulong> entries, int ring, ulong replicaHash, int index)
    {
        var keys = new RingKeys<THash>();
        while (index < entries.Length
            && RingEntry.AreTied(entries[index], replicaHash)
            && keys.Hash(_identities[RingEntry.Position(entries[index])], ring) < replicaHash)
        {
            index++;
        }

        return index == entries.Length ? 0 : index;
    }

    private void Build(int ring, bool[] built)
    {
        _builder ??= new RingBuilder<THash>(_identities);
        _builder.Build(ring, 1, _entries.AsSpan(ring * _stride), _stride);
        built[ring] = true;
        BuiltRings++;
    }
}
