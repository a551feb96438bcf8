namespace Scheduler.Core.Placement;

/// <summary>One hash per chunk, of dataset, slash and id. From it follow a chunk's share in a fractional target and the workers that its copies try.</summary>
internal static class ChunkKeys
{
    private const double OnePer53Bits = 1.0 / (1L << 53);

    /// <summary>Hashes the keys of all chunks.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="execution">How to run.</param>
    public static ulong[] Of<THash>(PlacementChunks chunks, PlannerExecution execution)
        where THash : struct, IRingHash
    {
        var keys = new ulong[chunks.Count];
        Fill<THash>(chunks, keys, 0, execution);
        return keys;
    }

    /// <summary>Hashes the keys of the chunks from a row on.</summary>
    /// <param name="chunks">The chunks.</param>
    /// <param name="keys">One place per chunk.</param>
    /// <param name="from">The first row that is hashed.</param>
    /// <param name="execution">How to run.</param>
    public static void Fill<THash>(PlacementChunks chunks, ulong[] keys, int from, PlannerExecution execution)
        where THash : struct, IRingHash
    {
        var texts = new ReplicaKeys(chunks);
        Blocks.Run(keys.Length - from, execution.Work.BlockRows, execution.Threads, (first, end) => Hash<THash>(texts, keys, from + first, from + end));
    }

    /// <summary>A number in [0, 1) that stays with the chunk: how early it gives up the fraction of a copy.</summary>
    public static double FractionOf(ulong key) => (key >> 11) * OnePer53Bits;

    private static void Hash<THash>(ReplicaKeys texts, ulong[] keys, int first, int end)
        where THash : struct, IRingHash
    {
        var buffer = new byte[256];
        for (var chunk = first; chunk < end; chunk++)
        {
            // The key of a replica goes on with a colon and its ordinal.
            keys[chunk] = THash.Hash(texts.Write(chunk, ref buffer)[..^(1 + sizeof(ushort))]);
        }
    }
}
