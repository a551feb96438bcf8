using System.Runtime.InteropServices;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Sums and minima over all chunks of equal weight.</summary>
internal static class WeightClasses
{
    /// <summary>Total bytes of each weight that occurs.</summary>
    public static SortedTable<ushort, long> Bytes(PlacementChunks chunks)
    {
        var sums = new Dictionary<ushort, long>();
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, chunks.Weights[chunk], out _);
            sum = checked(sum + chunks.SizesBytes[chunk]);
        }

        return Sorted(sums);
    }

    /// <summary>The smallest number of copies of any chunk, for each weight that occurs.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="copies">One row per chunk.</param>
    public static SortedTable<ushort, ushort> MinimumCopies(PlacementChunks chunks, HolderLists copies)
    {
        var minima = new Dictionary<ushort, ushort>();
        for (var chunk = 0; chunk < chunks.Count; chunk++)
        {
            var count = (ushort)(copies.Offsets[chunk + 1] - copies.Offsets[chunk]);
            ref var minimum = ref CollectionsMarshal.GetValueRefOrAddDefault(minima, chunks.Weights[chunk], out var known);
            minimum = known ? Math.Min(minimum, count) : count;
        }

        return Sorted(minima);
    }

    private static SortedTable<ushort, T> Sorted<T>(Dictionary<ushort, T> byWeight)
    {
        ushort[] weights = [.. byWeight.Keys];
        Array.Sort(weights);
        return new SortedTable<ushort, T>(weights, Array.ConvertAll(weights, weight => byWeight[weight]));
    }
}
