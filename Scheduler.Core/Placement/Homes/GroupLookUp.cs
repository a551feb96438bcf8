namespace Scheduler.Core.Placement;

/// <summary>Looks up the replicas of one group of rings: sorts them by ring, so that one ring after the other stays in the innermost cache. Not safe for use by several threads at once.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class GroupLookUp<THash>
    where THash : struct, IRingHash
{
    private readonly RingTable<THash> _table;
    private readonly RingIndex _index;
    private readonly int[] _ends = new int[HomeSlab.GroupRings];
    private ulong[] _hashes = [];
    private int[] _replicas = [];
    private ushort[] _found = [];

    /// <summary>Creates a look-up.</summary>
    /// <param name="table">Complete rings of at least one worker.</param>
    public GroupLookUp(RingTable<THash> table)
    {
        _table = table;
        _index = new RingIndex(table.Workers);
    }

    /// <summary>Looks a group up.</summary>
    /// <param name="slab">The replicas.</param>
    /// <param name="group">Number of the group.</param>
    /// <param name="homes">Homes of all chunks; receives the first worker of each walk.</param>
    public void Find(HomeSlab slab, int group, ushort[] homes)
    {
        Sort(slab, group);
        var firstRing = group * HomeSlab.GroupRings;
        for (var ring = 0; ring < HomeSlab.GroupRings && firstRing + ring < _table.Rings; ring++)
        {
            // Sorting has moved every end to its beginning.
            var begin = _ends[ring];
            var end = ring + 1 < HomeSlab.GroupRings ? _ends[ring + 1] : slab.CountOf(group);
            FindOnRing(firstRing + ring, begin, end);
        }

        var replica = 0;
        for (var block = 0; block < slab.Blocks; block++)
        {
            var places = slab.Part(block, group).Places;
            var homesOfBlock = homes.AsSpan(slab.StartOf(block));
            foreach (var place in places)
            {
                homesOfBlock[place] = _found[replica++];
            }
        }
    }

    private void FindOnRing(int ring, int begin, int end)
    {
        var entries = _table.Ring(ring);
        _index.Read(entries);
        for (var i = begin; i < end; i++)
        {
            var start = _index.FirstAtOrAbove(entries, RingEntry.Least(_hashes[i]));
            _found[_replicas[i]] = RingEntry.Position(entries[_table.Start(entries, ring, _hashes[i], start)]);
        }
    }

    /// <summary>Sorts hashes by ring. Replicas are numbered in the order of their blocks.</summary>
    private void Sort(HomeSlab slab, int group)
    {
        var count = slab.CountOf(group);
        if (_hashes.Length < count)
        {
            _hashes = new ulong[count + (count / 4)];
            _replicas = new int[_hashes.Length];
            _found = new ushort[_hashes.Length];
        }

        Array.Clear(_ends);
        for (var block = 0; block < slab.Blocks; block++)
        {
            foreach (var ring in slab.Part(block, group).Rings)
            {
                _ends[ring]++;
            }
        }

        for (var ring = 1; ring < _ends.Length; ring++)
        {
            _ends[ring] += _ends[ring - 1];
        }

        var replica = count;
        for (var block = slab.Blocks - 1; block >= 0; block--)
        {
            var part = slab.Part(block, group);
            for (var i = part.Hashes.Length - 1; i >= 0; i--)
            {
                var to = --_ends[part.Rings[i]];
                _hashes[to] = part.Hashes[i];
                _replicas[to] = --replica;
            }
        }
    }
}
