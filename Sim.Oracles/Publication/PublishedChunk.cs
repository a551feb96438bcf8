using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>A chunk as an assignment describes it, against the chunk as it is stored.</summary>
internal static class PublishedChunk
{
    public static bool Matches(Chunk described, ChunkView stored) =>
        described.Id == stored.Id
        && described.Dataset == stored.Dataset
        && described.SizeBytes == stored.SizeBytes
        && described.Blocks == stored.Blocks;

    public static string Describe(Chunk? chunk) =>
        chunk is null ? "nothing" : Wording.Text($"{chunk.Dataset}/{chunk.Id} with {chunk.SizeBytes} bytes and blocks {chunk.Blocks}");
}
