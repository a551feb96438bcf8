namespace Sim.Reshuffle.Scenarios;

/// <summary>A dataset as it grows at its head.</summary>
/// <param name="position">Position among the datasets.</param>
/// <param name="name">Its name.</param>
internal sealed class CatalogDataset(int position, string name)
{
    private readonly List<int> _rows = [];
    private long _totalBlocks;
    private long _totalBytes;

    /// <summary>Position among the datasets.</summary>
    public int Position { get; } = position;

    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>Rows of its chunks, ascending by first block.</summary>
    public IReadOnlyList<int> Rows => _rows;

    /// <summary>The highest block; -1 if there is none.</summary>
    public long LastBlock { get; private set; } = -1;

    /// <summary>Mean number of blocks of a chunk when the run began, the fraction dropped; 0 if it had no chunks.</summary>
    public long MeanBlocks { get; private set; }

    /// <summary>Mean size of a chunk when the run began, the fraction dropped; 0 if it had no chunks.</summary>
    public long MeanSizeBytes { get; private set; }

    /// <summary>Adds a chunk, after all others of the dataset.</summary>
    public void Enter(int row, long firstBlock, long lastBlock, long sizeBytes)
    {
        Scheduler.Core.Invariant.Require(firstBlock > LastBlock, "a dataset grows at its head");
        _rows.Add(row);
        LastBlock = lastBlock;
        _totalBlocks += lastBlock - firstBlock + 1;
        _totalBytes += sizeBytes;
    }

    /// <summary>Puts chunks of the same blocks in the place of some.</summary>
    /// <param name="replacementOf">The row of the replacement; null for a chunk that stays.</param>
    public void Replace(Func<int, int?> replacementOf)
    {
        for (var i = 0; i < _rows.Count; i++)
        {
            _rows[i] = replacementOf(_rows[i]) ?? _rows[i];
        }
    }

    /// <summary>Takes the means of the present chunks as those that new ones follow.</summary>
    public void FixMeans() => FixMeans(
        _rows.Count == 0 ? 0 : Math.Max(1, _totalBlocks / _rows.Count), _rows.Count == 0 ? 0 : _totalBytes / _rows.Count);

    /// <summary>Sets the means that new chunks follow.</summary>
    public void FixMeans(long blocks, long sizeBytes) => (MeanBlocks, MeanSizeBytes) = (blocks, sizeBytes);
}
