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
    /// <summary>Blocks that a thread deals out at a time.</summary>
    private const int DealtBlocks = 8;

    /// <summary>Groups of rings that a thread looks up at a time.</summary>
    private const int BlockGroups = 16;

    private readonly RingTable<THash> _table;
    private readonly VersionEligibility _eligibility;
    private readonly ReplicaKeys _keys;
    private readonly HomeRows _rows;
    private readonly int _threads;
    private readonly WorkEdges _edges;

    /// <summary>Creates a finder.</summary>
    /// <param name="table">Complete rings of at least one worker.</param>
    /// <param name="eligibility">Who may take which chunk.</param>
    /// <param name="keys">Replica keys.</param>
    /// <param name="rows">Receives the homes.</param>
    /// <param name="execution">How to run.</param>
    public BulkHomeFinder(RingTable<THash> table, VersionEligibility eligibility, ReplicaKeys keys, HomeRows rows, PlannerExecution execution)
    {
        _table = table;
        _eligibility = eligibility;
        _keys = keys;
        _rows = rows;
        _threads = execution.Threads;
        _edges = execution.Work;
    }

    /// <summary>Finds all homes of all chunks.</summary>
    public void Find()
    {
        var blocks = Cut();
        for (var first = 0; first < blocks.Count - 1;)
        {
            var end = first + 1;
            while (end < blocks.Count - 1 && _rows.Offsets[blocks[end + 1]] - _rows.Offsets[blocks[first]] <= _edges.BulkSlabReplicas)
            {
                end++;
            }

            FindSlab(blocks.GetRange(first, end - first + 1));
            first = end;
        }
    }

    /// <summary>Cuts chunks into blocks of at least one chunk; returns where they begin and, last, the number of chunks.</summary>
    private List<int> Cut()
    {
        var cuts = new List<int> { 0 };
        for (var chunk = 1; chunk < _rows.Count; chunk++)
        {
            if (_rows.Offsets[chunk + 1] - _rows.Offsets[cuts[^1]] > _edges.BulkBlockReplicas)
            {
                cuts.Add(chunk);
            }
        }

        cuts.Add(_rows.Count);
        return cuts;
    }

    private void FindSlab(List<int> cuts)
    {
        var slab = new HomeSlab(_rows.Offsets[cuts[0]], _rows.Offsets[cuts[^1]], cuts.Count - 1, _table.Rings);
        Blocks.Run(slab.Blocks, DealtBlocks, _threads, (first, end) => Deal(slab, cuts, first, end));
        Blocks.Run(slab.Groups, BlockGroups, _threads, (first, end) =>
        {
            var lookUp = new GroupLookUp<THash>(_table);
            for (var group = first; group < end; group++)
            {
                lookUp.Find(slab, group, _rows.Workers);
            }
        });
        Blocks.Run(slab.Blocks, 1, _threads, (block, _) =>
            new HomeFinder<THash>(_table, _eligibility, _keys, _rows, _edges).Settle(cuts[block], cuts[block + 1]));
    }

    /// <summary>Hashes the replicas of some blocks and deals them out.</summary>
    private void Deal(HomeSlab slab, List<int> cuts, int firstBlock, int endBlock)
    {
        var replicas = new ReplicaHashes<THash>(_keys);
        var hashes = new ulong[_edges.BulkBlockReplicas];
        var rings = new ushort[_edges.BulkBlockReplicas];
        for (var block = firstBlock; block < endBlock; block++)
        {
            var start = _rows.Offsets[cuts[block]];
            var count = _rows.Offsets[cuts[block + 1]] - start;
            if (count > hashes.Length)
            {
                hashes = new ulong[count];
                rings = new ushort[count];
            }

            for (var chunk = cuts[block]; chunk < cuts[block + 1]; chunk++)
            {
                replicas.Hash(chunk, 0, hashes.AsSpan(_rows.Offsets[chunk] - start, _rows.Offsets[chunk + 1] - _rows.Offsets[chunk]));
            }

            for (var replica = 0; replica < count; replica++)
            {
                rings[replica] = (ushort)_table.RingOf(hashes[replica]);
            }

            slab.Deal(block, start, hashes.AsSpan(0, count), rings.AsSpan(0, count));
        }
    }
}
