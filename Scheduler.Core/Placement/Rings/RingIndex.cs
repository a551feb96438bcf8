using System.Numerics;

namespace Scheduler.Core.Placement;

/// <summary>
/// An index of one ring for many look-ups in a row: where the entries of every equal share of the hash range begin, about
/// one entry per share. Reused from ring to ring. Not safe for use by several threads at once.
/// </summary>
internal sealed class RingIndex
{
    /// <summary>Entries that are compared at once, without a branch.</summary>
    private const int Width = 4;

    /// <summary>No entry is that far up: a fleet has at most 65535 workers.</summary>
    private const ushort Empty = ushort.MaxValue;

    private readonly int _shift;
    private readonly ushort[] _begins;

    /// <summary>Creates an index.</summary>
    /// <param name="workers">Entries of a ring, at least 1.</param>
    public RingIndex(int workers)
    {
        var bits = Math.Max(1, BitOperations.Log2((uint)workers) + 1);
        _shift = 64 - bits;
        _begins = new ushort[1 << bits];
    }

    /// <summary>Indexes a ring.</summary>
    /// <param name="entries">Its entries, in order.</param>
    public void Read(ReadOnlySpan<ulong> entries)
    {
        // Written backwards, the first entry of a share is the one that stays; no step depends on a guess of the processor.
        var begins = _begins;
        begins.AsSpan().Fill(Empty);
        for (var i = entries.Length - 1; i >= 0; i--)
        {
            begins[(int)(entries[i] >> _shift)] = (ushort)i;
        }

        var next = (ushort)entries.Length;
        for (var share = begins.Length - 1; share >= 0; share--)
        {
            next = begins[share] == Empty ? next : begins[share];
            begins[share] = next;
        }
    }

    /// <summary>Index of the first entry that is not below a bound; the length if there is none.</summary>
    /// <param name="entries">Entries of the ring that was read last.</param>
    /// <param name="bound">The bound.</param>
    public int FirstAtOrAbove(ReadOnlySpan<ulong> entries, ulong bound)
    {
        int begin = _begins[(int)(bound >> _shift)];
        while (begin + Width <= entries.Length)
        {
            var next = entries.Slice(begin, Width);
            var below = Below(next[0], bound) + Below(next[1], bound) + Below(next[2], bound) + Below(next[3], bound);
            begin += below;
            if (below < Width)
            {
                return begin;
            }
        }

        while (begin < entries.Length && entries[begin] < bound)
        {
            begin++;
        }

        return begin;
    }

    private static int Below(ulong entry, ulong bound) => entry < bound ? 1 : 0;
}
