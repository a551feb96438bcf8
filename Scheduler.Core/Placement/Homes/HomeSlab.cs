namespace Scheduler.Core.Placement;

/// <summary>Replica hashes of neighbouring chunks, dealt out to groups of neighbouring rings: block by block, and within a block group by group.</summary>
internal sealed class HomeSlab
{
    /// <summary>Rings of a group.</summary>
    public const int GroupRings = 16;

    private readonly int _start;
    private readonly ulong[] _hashes;
    private readonly ushort[] _places;
    private readonly byte[] _rings;

    /// <summary>For each block and group, where its hashes begin; one more per block for the end.</summary>
    private readonly int[] _begins;
    private readonly int[] _starts;

    /// <summary>Creates an empty slab.</summary>
    /// <param name="start">First replica, as an index into the homes of all chunks.</param>
    /// <param name="end">The one after the last.</param>
    /// <param name="blocks">Number of blocks.</param>
    /// <param name="rings">Number of rings.</param>
    public HomeSlab(int start, int end, int blocks, int rings)
    {
        _start = start;
        Groups = (rings + GroupRings - 1) / GroupRings;
        Blocks = blocks;
        _hashes = GC.AllocateUninitializedArray<ulong>(end - start);
        _places = GC.AllocateUninitializedArray<ushort>(end - start);
        _rings = GC.AllocateUninitializedArray<byte>(end - start);
        _begins = new int[blocks * (Groups + 1)];
        _starts = new int[blocks];
    }

    /// <summary>Number of groups.</summary>
    public int Groups { get; }

    /// <summary>Number of blocks.</summary>
    public int Blocks { get; }

    /// <summary>First replica of a block that was dealt out.</summary>
    public int StartOf(int block) => _starts[block];

    /// <summary>Deals a block out. Different blocks may be dealt out at the same time.</summary>
    /// <param name="block">Number of the block.</param>
    /// <param name="start">Its first replica.</param>
    /// <param name="hashes">Hashes of its replicas, at most 65536.</param>
    /// <param name="rings">The ring of each.</param>
    public void Deal(int block, int start, ReadOnlySpan<ulong> hashes, ReadOnlySpan<ushort> rings)
    {
        _starts[block] = start;
        var next = new int[Groups];
        foreach (var ring in rings)
        {
            next[ring / GroupRings]++;
        }

        var begins = _begins.AsSpan(block * (Groups + 1), Groups + 1);
        begins[0] = start - _start;
        for (var group = 0; group < next.Length; group++)
        {
            begins[group + 1] = begins[group] + next[group];
            next[group] = begins[group];
        }

        for (var place = 0; place < hashes.Length; place++)
        {
            var ring = rings[place];
            var to = next[ring / GroupRings]++;
            _hashes[to] = hashes[place];
            _places[to] = (ushort)place;
            _rings[to] = (byte)(ring % GroupRings);
        }
    }

    /// <summary>Replicas of all blocks in one group.</summary>
    public int CountOf(int group)
    {
        var count = 0;
        for (var block = 0; block < Blocks; block++)
        {
            count += EndOf(block, group) - BeginOf(block, group);
        }

        return count;
    }

    /// <summary>The replicas of a block in one group.</summary>
    public SlabPart Part(int block, int group)
    {
        var begin = BeginOf(block, group);
        var count = EndOf(block, group) - begin;
        return new SlabPart(_hashes.AsSpan(begin, count), _places.AsSpan(begin, count), _rings.AsSpan(begin, count));
    }

    private int BeginOf(int block, int group) => _begins[(block * (Groups + 1)) + group];

    private int EndOf(int block, int group) => _begins[(block * (Groups + 1)) + group + 1];
}
