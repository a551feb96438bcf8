using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Fleets;

/// <summary>A fleet with its data, by columns: entry i of every chunk column belongs to chunk i. Chunks are ordered by dataset name (ordinal), then first block, and do not overlap.</summary>
/// <param name="DatasetNames">Names of the datasets, ascending.</param>
/// <param name="Datasets">Position in <paramref name="DatasetNames"/>.</param>
/// <param name="Ids">Ids inside the dataset.</param>
/// <param name="FirstBlocks">First blocks.</param>
/// <param name="LastBlocks">Last blocks.</param>
/// <param name="SizesBytes">Sizes.</param>
/// <param name="Workers">The fleet.</param>
/// <param name="Holders">Who holds what: positions in <paramref name="Workers"/>, ascending in each row.</param>
/// <param name="SchedulerSettings">Settings that fit the fleet, as YAML; null if the file has none.</param>
public sealed record Fleet(
    string[] DatasetNames,
    int[] Datasets,
    Utf8Column Ids,
    long[] FirstBlocks,
    long[] LastBlocks,
    long[] SizesBytes,
    FleetWorker[] Workers,
    HolderLists Holders,
    string? SchedulerSettings)
{
    /// <summary>Number of chunks.</summary>
    public int ChunkCount => SizesBytes.Length;
}
