namespace Scheduler.Core.Placement;

/// <summary>One hash per chunk, of dataset, slash and id. From it follow a chunk's share in a fractional target and the workers that its copies try.</summary>
internal static class ChunkKeys
{
    private const double OnePer53Bits = 1.0 / (1L << 53);

    /// <summary>Hashes the keys of all chunks.</summary>
    public static ulong[] Of<THash>(PlacementChunks chunks)
        where THash : struct, IRingHash
    {
        var datasets = Array.ConvertAll(chunks.DatasetNames, name => System.Text.Encoding.UTF8.GetBytes(name + "/"));
        var keys = new ulong[chunks.Count];
        var text = new byte[256];
        for (var chunk = 0; chunk < keys.Length; chunk++)
        {
            var dataset = datasets[chunks.Datasets[chunk]];
            var id = chunks.Ids[chunk];
            var length = dataset.Length + id.Length;
            if (text.Length < length)
            {
                text = new byte[length * 2];
            }

            dataset.CopyTo(text, 0);
            id.CopyTo(text.AsSpan(dataset.Length));
            keys[chunk] = THash.Hash(text.AsSpan(0, length));
        }

        return keys;
    }

    /// <summary>A number in [0, 1) that stays with the chunk: how early it gives up the fraction of a copy.</summary>
    public static double FractionOf(ulong key) => (key >> 11) * OnePer53Bits;
}
