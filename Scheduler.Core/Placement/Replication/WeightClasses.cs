using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Sums and minima over all chunks of equal weight, and values that all chunks of a weight share.</summary>
internal static class WeightClasses
{
    private const int Absent = -1;

    /// <summary>Total bytes of each weight that occurs.</summary>
    public static SortedTable<ushort, long> Bytes(PlacementChunks chunks)
    {
        var sums = new long[Range(chunks)];
        Array.Fill(sums, Absent);
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            ref var sum = ref sums[chunks.Weights[chunk]];
            sum = checked(Math.Max(0, sum) + chunks.SizesBytes[chunk]);
        }

        return Present(sums, sum => sum);
    }

    /// <summary>The smallest number of copies of any chunk, for each weight that occurs.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="copies">One row per chunk.</param>
    public static SortedTable<ushort, ushort> MinimumCopies(PlacementChunks chunks, HolderLists copies)
    {
        var minima = new long[Range(chunks)];
        Array.Fill(minima, Absent);
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            var count = copies.Offsets[chunk + 1] - copies.Offsets[chunk];
            ref var minimum = ref minima[chunks.Weights[chunk]];
            minimum = minimum == Absent ? count : Math.Min(minimum, count);
        }

        return Present(minima, minimum => (ushort)minimum);
    }

    /// <summary>The value of each chunk's weight.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="byWeight">A value for each weight that occurs.</param>
    public static int[] Spread(PlacementChunks chunks, SortedTable<ushort, ushort> byWeight)
    {
        var values = new int[Range(chunks)];
        foreach (var (weight, value) in byWeight)
        {
            values[weight] = value;
        }

        return Array.ConvertAll(chunks.Weights, weight => values[weight]);
    }

    /// <summary>One more than the largest weight: a table of that length has an entry for every weight.</summary>
    private static int Range(PlacementChunks chunks)
    {
        var largest = -1;
        foreach (var weight in chunks.Weights)
        {
            largest = Math.Max(largest, weight);
        }

        return largest + 1;
    }

    private static SortedTable<ushort, T> Present<T>(long[] byWeight, Func<long, T> select)
    {
        var weights = new List<ushort>();
        var values = new List<T>();
        for (var weight = 0; weight < byWeight.Length; weight++)
        {
            if (byWeight[weight] != Absent)
            {
                weights.Add((ushort)weight);
                values.Add(select(byWeight[weight]));
            }
        }

        return new SortedTable<ushort, T>([.. weights], [.. values]);
    }
}
