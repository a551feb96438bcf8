namespace Scheduler.Core.Placement;

/// <summary>Replica hashes of neighbouring chunks, dealt out to groups of rings: block by block, and within a block group by group.</summary>
internal sealed class HomeSlab
{
    private readonly int _start;
    private readonly int _groups;
    private readonly ulong[] _hashes;
    private readonly ushort[] _places;

    /// <summary>For each block and group, where its hashes begin; one more per block for the end.</summary>
    private readonly int[] _begins;
    private readonly int[] _starts;

    /// <summary>Creates an empty slab.</summary>
    /// <param name="start">First replica, as an index into the homes of all chunks.</param>
    /// <param name="end">The one after the last.</param>
    /// <param name="blocks">Number of blocks.</param>
    /// <param name="groups">Number of groups.</param>
    public HomeSlab(int start, int end, int blocks, int groups)
    {
        _start = start;
        _groups = groups;
        Blocks = blocks;
        _hashes = GC.AllocateUninitializedArray<ulong>(end - start);
        _places = GC.AllocateUninitializedArray<ushort>(end - start);
        _begins = new int[blocks * (groups + 1)];
        _starts = new int[blocks];
    }

    /// <summary>Number of blocks.</summary>
    public int Blocks { get; }

    /// <summary>First replica of a block that was dealt out.</summary>
    public int StartOf(int block) => _starts[block];

    /// <summary>Deals a block out. Different blocks may be dealt out at the same time.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="start">Its first replica.</param>
    /// <param name="hashes">Hashes of its replicas, at most 65536.</param>
    /// <param name="groups">The group of each.</param>
    public void Deal(int block, int start, ReadOnlySpan<ulong> hashes, ReadOnlySpan<ushort> groups)
    {
        _starts[block] = start;
        var next = new int[_groups];
        foreach (var group in groups)
        {
            next[group]++;
        }

        var begins = _begins.AsSpan(block * (_groups + 1), _groups + 1);
        begins[0] = start - _start;
        for (var group = 0; group < _groups; group++)
        {
            begins[group + 1] = begins[group] + next[group];
            next[group] = begins[group];
        }

        for (var place = 0; place < hashes.Length; place++)
        {
            var to = next[groups[place]]++;
            _hashes[to] = hashes[place];
            _places[to] = (ushort)place;
        }
    }

    /// <summary>The replicas of a block in one group.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="group">Number of the group.</param>
    /// <param name="hashes">Their hashes.</param>
    /// <returns>Their places within the block.</returns>
    public ReadOnlySpan<ushort> Places(int block, int group, out ReadOnlySpan<ulong> hashes)
    {
        var begin = _begins[(block * (_groups + 1)) + group];
        var count = _begins[(block * (_groups + 1)) + group + 1] - begin;
        hashes = _hashes.AsSpan(begin, count);
        return _places.AsSpan(begin, count);
    }
}
