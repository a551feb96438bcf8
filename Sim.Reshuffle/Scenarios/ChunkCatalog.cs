using System.Text;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Fleets;

namespace Sim.Reshuffle.Scenarios;

/// <summary>Every chunk that there is or was, by columns. A chunk keeps its row for ever; new ones come last.</summary>
internal sealed class ChunkCatalog
{
    private readonly List<CatalogDataset> _datasets = [];
    private readonly List<int> _datasetOfRow = [];
    private readonly List<int> _idOffsets = [0];
    private readonly List<byte> _idBytes = [];
    private readonly List<long> _firstBlocks = [];
    private readonly List<long> _lastBlocks = [];
    private readonly List<long> _sizesBytes = [];

    /// <summary>Takes over the chunks of a file: row i is chunk i of the file.</summary>
    public ChunkCatalog(Fleet fleet)
    {
        foreach (var name in fleet.DatasetNames)
        {
            AddDataset(name);
        }

        for (var chunk = 0; chunk < fleet.ChunkCount; chunk++)
        {
            Add(_datasets[fleet.Datasets[chunk]], fleet.Ids[chunk], fleet.FirstBlocks[chunk], fleet.LastBlocks[chunk], fleet.SizesBytes[chunk]);
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count => _sizesBytes.Count;

    /// <summary>The datasets in the order in which they appeared.</summary>
    public IReadOnlyList<CatalogDataset> Datasets => _datasets;

    /// <summary>Size of a chunk.</summary>
    public long SizeBytesOf(int row) => _sizesBytes[row];

    /// <summary>Dataset of a chunk.</summary>
    public CatalogDataset DatasetOf(int row) => _datasets[_datasetOfRow[row]];

    /// <summary>A dataset by name; null if there is none.</summary>
    public CatalogDataset? Find(string name) => _datasets.Find(dataset => dataset.Name == name);

    /// <summary>Adds a dataset without chunks.</summary>
    public CatalogDataset AddDataset(string name)
    {
        var dataset = new CatalogDataset(_datasets.Count, name);
        _datasets.Add(dataset);
        return dataset;
    }

    /// <summary>Adds a chunk and returns its row.</summary>
    public int Add(CatalogDataset dataset, ReadOnlySpan<byte> id, long firstBlock, long lastBlock, long sizeBytes)
    {
        var row = Append(dataset, id, firstBlock, lastBlock, sizeBytes);
        dataset.Enter(row, firstBlock, lastBlock, sizeBytes);
        return row;
    }

    private int Append(CatalogDataset dataset, ReadOnlySpan<byte> id, long firstBlock, long lastBlock, long sizeBytes)
    {
        var row = Count;
        _datasetOfRow.Add(dataset.Position);
        foreach (var value in id)
        {
            _idBytes.Add(value);
        }

        _idOffsets.Add(_idBytes.Count);
        _firstBlocks.Add(firstBlock);
        _lastBlocks.Add(lastBlock);
        _sizesBytes.Add(sizeBytes);
        return row;
    }

    /// <summary>The id of a chunk.</summary>
    public string IdOf(int row) => Encoding.UTF8.GetString(IdBytesOf(row));

    /// <summary>A chunk as the storage takes it.</summary>
    public NewChunk ToNewChunk(int row) =>
        new(DatasetOf(row).Name, IdOf(row), _sizesBytes[row], new BlockRange(_firstBlocks[row], _lastBlocks[row]), []);

    /// <summary>Copies a chunk into another dataset.</summary>
    public void Clone(int row, CatalogDataset destination) =>
        Add(destination, IdBytesOf(row).ToArray(), _firstBlocks[row], _lastBlocks[row], _sizesBytes[row]);

    /// <summary>Puts chunks of the same blocks and sizes in the place of some of a dataset.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <param name="concerns">Whether the chunk of a row is replaced.</param>
    /// <param name="idSuffix">What the ids of the new ones have behind those of the old ones.</param>
    /// <returns>Rows of the old and the new ones, in order of blocks.</returns>
    public IReadOnlyList<(int Old, int New)> Replace(CatalogDataset dataset, Predicate<int> concerns, string idSuffix)
    {
        var (pairs, suffix) = (new List<(int Old, int New)>(), Encoding.UTF8.GetBytes(idSuffix));
        dataset.Replace(row =>
        {
            if (!concerns(row))
            {
                return null;
            }

            var replacement = Append(dataset, [.. IdBytesOf(row), .. suffix], _firstBlocks[row], _lastBlocks[row], _sizesBytes[row]);
            pairs.Add((row, replacement));
            return replacement;
        });
        return pairs;
    }

    /// <summary>All rows ordered by dataset name (ordinal), then first block: the canonical order of planners.</summary>
    public int[] CanonicalRows() =>
        [.. _datasets.OrderBy(static dataset => dataset.Name, StringComparer.Ordinal).SelectMany(static dataset => dataset.Rows)];

    /// <summary>Some chunks by columns, as algorithms take them. Keys are rows counted from 1.</summary>
    /// <param name="rows">Rows in canonical order.</param>
    public SchedulingChunks ToColumns(int[] rows)
    {
        var names = new List<string>();
        var (datasets, offsets) = (new int[rows.Length], new int[rows.Length + 1]);
        for (var i = 0; i < rows.Length; i++)
        {
            if (i == 0 || _datasetOfRow[rows[i]] != _datasetOfRow[rows[i - 1]])
            {
                names.Add(DatasetOf(rows[i]).Name);
            }

            datasets[i] = names.Count - 1;
            offsets[i + 1] = offsets[i] + IdBytesOf(rows[i]).Length;
        }

        var bytes = new byte[offsets[^1]];
        for (var i = 0; i < rows.Length; i++)
        {
            IdBytesOf(rows[i]).CopyTo(bytes.AsSpan(offsets[i]));
        }

        return new SchedulingChunks(
            Array.ConvertAll(rows, static row => new ChunkPk(row + 1)),
            [.. names],
            datasets,
            new Utf8Column(offsets, bytes),
            Array.ConvertAll(rows, row => _sizesBytes[row]),
            Array.ConvertAll(rows, row => _firstBlocks[row]),
            Array.ConvertAll(rows, row => _lastBlocks[row]),
            new bool[rows.Length]);
    }

    private ReadOnlySpan<byte> IdBytesOf(int row) =>
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_idBytes)[_idOffsets[row].._idOffsets[row + 1]];
}
