using Scheduler.Core.Lifecycle;
using Semver;

namespace Scheduler.Core.Placement;

/// <summary>
/// Chunks by columns: entry i of every array belongs to chunk i. Their order is the tie-break of every
/// contention for room, so callers feed a canonical one.
/// </summary>
/// <param name="DatasetNames">The datasets that occur, by the numbers of <paramref name="Datasets"/>.</param>
/// <param name="Datasets">Position in <paramref name="DatasetNames"/>.</param>
/// <param name="Ids">Ids inside the dataset, UTF-8.</param>
/// <param name="SizesBytes">Sizes in bytes, at least 0.</param>
/// <param name="Weights">Weights: the higher, the more copies.</param>
/// <param name="MinimumVersions">Position in <paramref name="Versions"/>, or -1 for a chunk that any worker may hold.</param>
/// <param name="Versions">The minimum worker versions that occur.</param>
/// <param name="Visible">Whether readers see the chunk.</param>
public sealed record PlacementChunks(
    string[] DatasetNames,
    int[] Datasets,
    Utf8Column Ids,
    long[] SizesBytes,
    ushort[] Weights,
    int[] MinimumVersions,
    SemVersion[] Versions,
    bool[] Visible)
{
    /// <summary>Keys in whose ascending order chunks are admitted where not all of them fit; empty if that is the order of the chunks.</summary>
    public ChunkPk[] Pks { get; init; } = [];

    /// <summary>Number of chunks.</summary>
    public int Count => SizesBytes.Length;
}
