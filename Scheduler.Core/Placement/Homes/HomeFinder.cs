namespace Scheduler.Core.Placement;

/// <summary>Finds homes of neighbouring chunks. Not safe for use by several threads at once, but several finders may share a complete table.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class HomeFinder<THash>
    where THash : struct, IRingHash
{
    private readonly RingTable<THash> _table;
    private readonly VersionEligibility _eligibility;
    private readonly ReplicaHashes<THash> _hashes;
    private readonly HomeRows _rows;
    private readonly int _batchReplicas;
    private ulong[] _batch = [];

    public HomeFinder(RingTable<THash> table, VersionEligibility eligibility, ReplicaKeys keys, HomeRows rows, WorkEdges edges)
    {
        _batchReplicas = edges.HomeBatchReplicas;
        _table = table;
        _eligibility = eligibility;
        _hashes = new ReplicaHashes<THash>(keys);
        _rows = rows;
    }

    /// <summary>Finds all homes of some chunks.</summary>
    /// <param name="first">First chunk.</param>
    /// <param name="end">The one after the last.</param>
    public void Find(int first, int end)
    {
        while (first < end)
        {
            var next = first + 1;
            while (next < end && _rows.Offsets[next + 1] - _rows.Offsets[first] <= _batchReplicas)
            {
                next++;
            }

            FindBatch(first, next);
            first = next;
        }
    }

    /// <summary>Finds the homes of one chunk from some ordinal on; those before it must be there.</summary>
    public void FindFrom(int chunk, int firstTag)
    {
        var row = _rows[chunk];
        if (firstTag < row.Length)
        {
            var hashes = Batch(row.Length - firstTag);
            _hashes.Hash(chunk, firstTag, hashes);
            FindFirst(hashes, row[firstTag..]);
            Settle(chunk, firstTag, hashes);
        }
    }

    /// <summary>Settles chunks whose homes all are the first worker of their walk so far.</summary>
    /// <param name="first">First chunk.</param>
    /// <param name="end">The one after the last.</param>
    public void Settle(int first, int end)
    {
        for (var chunk = first; chunk < end; chunk++)
        {
            if (!IsSettled(_rows[chunk], _eligibility.WorkersFor(chunk)))
            {
                var hashes = Batch(_rows[chunk].Length);
                _hashes.Hash(chunk, 0, hashes);
                Settle(chunk, 0, hashes);
            }
        }
    }

    private static bool IsSettled(ReadOnlySpan<ushort> row, bool[]? eligible)
    {
        if (eligible is not null)
        {
            return false;
        }

        for (var tag = 1; tag < row.Length; tag++)
        {
            if (row[..tag].Contains(row[tag]))
            {
                return false;
            }
        }

        return true;
    }

    private void FindBatch(int first, int end)
    {
        var start = _rows.Offsets[first];
        var hashes = Batch(_rows.Offsets[end] - start);
        for (var chunk = first; chunk < end; chunk++)
        {
            _hashes.Hash(chunk, 0, hashes[(_rows.Offsets[chunk] - start)..(_rows.Offsets[chunk + 1] - start)]);
        }

        FindFirst(hashes, _rows.Workers.AsSpan(start, hashes.Length));
        for (var chunk = first; chunk < end; chunk++)
        {
            Settle(chunk, 0, hashes[(_rows.Offsets[chunk] - start)..]);
        }
    }

    /// <summary>The first worker of each walk. Small plans have incomplete tables and build rings on the way.</summary>
    private void FindFirst(ReadOnlySpan<ulong> hashes, Span<ushort> workers)
    {
        if (_table.IsComplete && _table.Workers > 0)
        {
            _table.First(hashes, workers);
            return;
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            workers[i] = _table.First(hashes[i]);
        }
    }

    /// <summary>Where a copy met a worker that has one already or may not have any, its walk goes on.</summary>
    /// <param name="chunk">Row of the chunk.</param>
    /// <param name="firstTag">Ordinals from here on have the first worker of their walk; earlier ones are settled.</param>
    /// <param name="hashes">Replica hashes from that ordinal on.</param>
    private void Settle(int chunk, int firstTag, ReadOnlySpan<ulong> hashes)
    {
        var row = _rows[chunk];
        var eligible = _eligibility.WorkersFor(chunk);
        for (var tag = firstTag; tag < row.Length; tag++)
        {
            var settled = row[..tag];
            if (settled.Contains(row[tag]) || (eligible is not null && !eligible[row[tag]]))
            {
                row[tag] = WalkOn(settled, eligible, hashes[tag - firstTag]);
            }
        }
    }

    private ushort WalkOn(ReadOnlySpan<ushort> settled, bool[]? eligible, ulong hash)
    {
        foreach (var worker in _table.Walk(hash))
        {
            if ((eligible is null || eligible[worker]) && !settled.Contains(worker))
            {
                return worker;
            }
        }

        return HomeRows.Nobody;
    }

    private Span<ulong> Batch(int replicas)
    {
        if (_batch.Length < replicas)
        {
            _batch = new ulong[Math.Max(replicas, Math.Min(_batchReplicas, _rows.Workers.Length))];
        }

        return _batch.AsSpan(0, replicas);
    }
}
