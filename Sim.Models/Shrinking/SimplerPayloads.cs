using System.Collections.Immutable;
using Sim.Models.Actions;
using Sim.Models.Chunks;

namespace Sim.Models.Shrinking;

/// <summary>Strictly simpler chunks: any version, the lowest weight, the default size; and strictly simpler bursts of them, fewer ones first.</summary>
internal static class SimplerPayloads
{
    /// <summary>Simpler forms of a burst, simplest first.</summary>
    public static IEnumerable<ImmutableArray<ChunkPayload>> OfBurst(ImmutableArray<ChunkPayload> chunks)
    {
        if (chunks.Length > 2)
        {
            yield return chunks[..(chunks.Length / 2)];
            yield return chunks[(chunks.Length / 2)..];
        }

        for (var i = 0; chunks.Length > 1 && i < chunks.Length; i++)
        {
            yield return chunks.RemoveAt(i);
        }

        for (var i = 0; i < chunks.Length; i++)
        {
            foreach (var simpler in Of(chunks[i]))
            {
                yield return chunks.SetItem(i, simpler);
            }
        }
    }

    /// <summary>Simpler forms of a chunk, simplest first.</summary>
    public static IEnumerable<ChunkPayload> Of(ChunkPayload chunk)
    {
        if (chunk.MinimumWorkerVersion is not null)
        {
            yield return chunk with { MinimumWorkerVersion = null };
        }

        var isPlain = chunk.SizeBytes == ChunkGenerators.DefaultSizeBytes;
        if (chunk.Weight > 1 && !isPlain)
        {
            yield return chunk with { Weight = 1, SizeBytes = ChunkGenerators.DefaultSizeBytes };
        }

        if (chunk.Weight > 1)
        {
            yield return chunk with { Weight = 1 };
        }

        if (!isPlain)
        {
            yield return chunk with { SizeBytes = ChunkGenerators.DefaultSizeBytes };
        }
    }
}
