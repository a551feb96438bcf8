using System.Numerics;

namespace Scheduler.Core.Placement;

/// <summary>
/// Sorts the entries of a ring. Hashes are spread evenly, so as many buckets as entries leave about one in each; what
/// remains is put in order by insertion. Keeps its counters from ring to ring. Not safe for use by several threads at once.
/// </summary>
internal sealed class RingSort
{
    private const int CrowdedBucket = 32;

    private int[] _ends = [];

    /// <summary>Sorts entries as numbers.</summary>
    /// <param name="raw">The entries; left as they are.</param>
    /// <param name="sorted">Receives them in ascending order.</param>
    public void Sort(ReadOnlySpan<ulong> raw, Span<ulong> sorted)
    {
        if (raw.Length < 2)
        {
            raw.CopyTo(sorted);
            return;
        }

        var bits = BitOperations.Log2((uint)raw.Length - 1) + 1;
        var shift = 64 - bits;
        var ends = Counters(1 << bits);
        foreach (var entry in raw)
        {
            ends[(int)(entry >> shift)]++;
        }

        if (Accumulate(ends) > CrowdedBucket)
        {
            raw.CopyTo(sorted);
            sorted.Sort();
            return;
        }

        for (var i = raw.Length - 1; i >= 0; i--)
        {
            sorted[--ends[(int)(raw[i] >> shift)]] = raw[i];
        }

        Insert(sorted);
    }

    private Span<int> Counters(int count)
    {
        if (_ends.Length < count)
        {
            _ends = new int[count];
        }

        var counters = _ends.AsSpan(0, count);
        counters.Clear();
        return counters;
    }

    /// <summary>Turns sizes of buckets into their ends and returns the largest size.</summary>
    private static int Accumulate(Span<int> ends)
    {
        var largest = 0;
        var end = 0;
        for (var bucket = 0; bucket < ends.Length; bucket++)
        {
            largest = Math.Max(largest, ends[bucket]);
            end += ends[bucket];
            ends[bucket] = end;
        }

        return largest;
    }

    private static void Insert(Span<ulong> entries)
    {
        for (var i = 1; i < entries.Length; i++)
        {
            var entry = entries[i];
            var to = i;
            while (to > 0 && entries[to - 1] > entry)
            {
                entries[to] = entries[to - 1];
                to--;
            }

            entries[to] = entry;
        }
    }
}
