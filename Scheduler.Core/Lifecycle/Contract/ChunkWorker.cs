namespace Scheduler.Core.Lifecycle;

/// <summary>One copy: a chunk on a worker.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Worker">The worker.</param>
public readonly record struct ChunkWorker(ChunkPk Chunk, WorkerPk Worker) : IComparable<ChunkWorker>
{
    /// <summary>Orders by chunk, then by worker.</summary>
    public int CompareTo(ChunkWorker other)
    {
        var byChunk = Chunk.CompareTo(other.Chunk);
        return byChunk != 0 ? byChunk : Worker.CompareTo(other.Worker);
    }

    /// <summary>Whether the left one comes first.</summary>
    public static bool operator <(ChunkWorker left, ChunkWorker right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left one comes last.</summary>
    public static bool operator >(ChunkWorker left, ChunkWorker right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left one does not come last.</summary>
    public static bool operator <=(ChunkWorker left, ChunkWorker right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left one does not come first.</summary>
    public static bool operator >=(ChunkWorker left, ChunkWorker right) => left.CompareTo(right) >= 0;
}
