using Scheduler.Core.Placement;

namespace Scheduler.Core.Lifecycle;

/// <summary>Chunks by columns: entry i of every array belongs to the same chunk.</summary>
/// <param name="Pks">Keys.</param>
/// <param name="DatasetNames">The datasets that occur, by the numbers of <paramref name="Datasets"/>.</param>
/// <param name="Datasets">Position in <paramref name="DatasetNames"/>.</param>
/// <param name="Ids">Ids inside the dataset, UTF-8.</param>
/// <param name="SizesBytes">Sizes in bytes.</param>
/// <param name="FirstBlocks">First block of the range.</param>
/// <param name="LastBlocks">Last block of the range.</param>
/// <param name="Visible">Whether readers see the chunk.</param>
public sealed record SchedulingChunks(
    ChunkPk[] Pks,
    string[] DatasetNames,
    int[] Datasets,
    Utf8Column Ids,
    long[] SizesBytes,
    long[] FirstBlocks,
    long[] LastBlocks,
    bool[] Visible)
{
    /// <summary>Whether the chunk has been dropped and waits for its tombstone: copies of it that a plan gives up do not drain, they go at once. Empty if none has.</summary>
    public bool[] Dropped { get; init; } = [];

    /// <summary>Number of chunks.</summary>
    public int Count => Pks.Length;
}
