namespace Scheduler.Core.Placement;

/// <summary>
/// Finds the homes of very many chunks. Replicas fall on rings at random, and all rings together are far larger than any
/// processor cache, so looking up one replica after the other would wait for memory every time. Replicas are dealt out
/// to groups of neighbouring rings first; then one group after the other is looked up while its rings stay in the cache.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class BulkHomeFinder<THash>
    where THash : struct, IRingHash
{
    /// <summary>Rings that are looked up together.</summary>
    private const int GroupRings = 16;

    /// <summary>Replicas that one thread deals out at a time; a place in a block must fit into 16 bits.</summary>
    private const int BlockReplicas = 32768;

    /// <summary>Replicas that are dealt out before look-ups begin: what bounds the memory.</summary>
    private const int SlabReplicas = 1 << 22;

    private readonly RingTable<THash> _table;
    private readonly VersionEligibility _eligibility;
    private readonly ReplicaKeys _keys;
    private readonly HomeRows _rows;
    private readonly int _threads;
    private readonly int _groups;

    /// <summary>Creates a finder.</summary>
    /// <param name="table">Complete rings of at least one worker.</param>
    /// <param name="eligibility">Who may take which chunk.</param>
    /// <param name="keys">Replica keys.</param>
    /// <param name="rows">Receives the homes.</param>
    /// <param name="threads">Most threads to use.</param>
    public BulkHomeFinder(RingTable<THash> table, VersionEligibility eligibility, ReplicaKeys keys, HomeRows rows, int threads)
    {
        _table = table;
        _eligibility = eligibility;
        _keys = keys;
        _rows = rows;
        _threads = threads;
        _groups = (table.Rings + GroupRings - 1) / GroupRings;
    }

    /// <summary>Finds all homes of all chunks.</summary>
    public void Find()
    {
        var blocks = Cut(BlockReplicas, 0, _rows.Count);
        for (var first = 0; first < blocks.Count - 1;)
        {
            var end = first + 1;
            while (end < blocks.Count - 1 && _rows.Offsets[blocks[end + 1]] - _rows.Offsets[blocks[first]] <= SlabReplicas)
            {
                end++;
            }

            FindSlab(blocks.GetRange(first, end - first + 1));
            first = end;
        }
    }

    /// <summary>Cuts chunks into ranges of at most so many replicas, but at least one chunk; returns the ends.</summary>
    private List<int> Cut(int mostReplicas, int first, int end)
    {
        var cuts = new List<int> { first };
        for (var chunk = first; chunk < end; chunk++)
        {
            if (_rows.Offsets[chunk + 1] - _rows.Offsets[cuts[^1]] > mostReplicas && chunk > cuts[^1])
            {
                cuts.Add(chunk);
            }
        }

        cuts.Add(end);
        return cuts;
    }

    private void FindSlab(List<int> cuts)
    {
        var slab = new HomeSlab(_rows.Offsets[cuts[0]], _rows.Offsets[cuts[^1]], cuts.Count - 1, _groups);
        Blocks.Run(slab.Blocks, 1, _threads, (block, _) => Deal(slab, block, cuts[block], cuts[block + 1]));
        Blocks.Run(_groups, 1, _threads, (group, _) => LookUp(slab, group));
        Blocks.Run(slab.Blocks, 1, _threads, (block, _) =>
            new HomeFinder<THash>(_table, _eligibility, _keys, _rows).Settle(cuts[block], cuts[block + 1]));
    }

    /// <summary>Hashes the replicas of a block and sorts them by group.</summary>
    private void Deal(HomeSlab slab, int block, int first, int end)
    {
        var start = _rows.Offsets[first];
        var count = _rows.Offsets[end] - start;
        var hashes = new ulong[count];
        var replicas = new ReplicaHashes<THash>(_keys);
        for (var chunk = first; chunk < end; chunk++)
        {
            replicas.Hash(chunk, 0, hashes.AsSpan(_rows.Offsets[chunk] - start, _rows.Offsets[chunk + 1] - _rows.Offsets[chunk]));
        }

        var groups = new ushort[count];
        for (var replica = 0; replica < count; replica++)
        {
            groups[replica] = (ushort)(_table.RingOf(hashes[replica]) / GroupRings);
        }

        slab.Deal(block, start, hashes, groups);
    }

    private void LookUp(HomeSlab slab, int group)
    {
        Span<ushort> workers = stackalloc ushort[RingSearch.BatchSize];
        for (var block = 0; block < slab.Blocks; block++)
        {
            var places = slab.Places(block, group, out var hashes);
            var homes = _rows.Workers.AsSpan(slab.StartOf(block));
            while (!hashes.IsEmpty)
            {
                var batch = Math.Min(RingSearch.BatchSize, hashes.Length);
                _table.First(hashes[..batch], workers);
                for (var i = 0; i < batch; i++)
                {
                    homes[places[i]] = workers[i];
                }

                hashes = hashes[batch..];
                places = places[batch..];
            }
        }
    }
}
