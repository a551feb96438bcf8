namespace Scheduler.Core.Lifecycle;

/// <summary>A chunk's claim to a range of blocks of its dataset.</summary>
/// <param name="Chunk">The chunk.</param>
/// <param name="Dataset">Its dataset; claims of different datasets never conflict.</param>
/// <param name="Blocks">The claimed blocks.</param>
public readonly record struct RangeClaim(ChunkPk Chunk, DatasetId Dataset, BlockRange Blocks)
{
    /// <summary>Order in which claims are settled: dataset, first block, key.</summary>
    public static int CompareByStart(RangeClaim left, RangeClaim right)
    {
        var byDataset = left.Dataset.CompareTo(right.Dataset);
        if (byDataset != 0)
        {
            return byDataset;
        }

        var byStart = left.Blocks.First.CompareTo(right.Blocks.First);
        return byStart != 0 ? byStart : left.Chunk.CompareTo(right.Chunk);
    }
}
