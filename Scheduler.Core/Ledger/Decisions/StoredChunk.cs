using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>A chunk under its key.</summary>
/// <param name="Pk">Key.</param>
/// <param name="Chunk">The chunk, its files sorted.</param>
public readonly record struct StoredChunk(ChunkPk Pk, Chunk Chunk)
{
    /// <summary>A new chunk under the key that was taken for it.</summary>
    public static StoredChunk Of(ChunkPk pk, NewChunk chunk) =>
        new(pk, new Chunk(chunk.Dataset, chunk.Id, chunk.SizeBytes, chunk.Blocks, SortedFiles.Of(chunk)));
}
