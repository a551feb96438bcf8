using Scheduler.Core.Lifecycle;
using Sim.Reshuffle.Scenarios;

namespace Sim.Reshuffle.Schedulers;

/// <summary>Brings datasets and chunks of a catalog into a storage, in the order of their rows.</summary>
/// <param name="catalog">The catalog.</param>
/// <param name="storage">The storage.</param>
internal sealed class ChunkIngestion(ChunkCatalog catalog, ISchedulerStorage storage)
{
    private const int ChunksPerBatch = 100_000;

    private int _storedDatasets;
    private int _storedRows;

    /// <summary>Stores what is new in the catalog.</summary>
    /// <param name="chunks">Told of every key.</param>
    /// <param name="isIngested">Whether an earlier run stored it: keys of an empty storage count from 1.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    public async Task StoreNewAsync(StoredChunks chunks, bool isIngested, CancellationToken cancellationToken)
    {
        // A dataset without chunks is not in the input, so no earlier run stored it.
        var datasets = catalog.Datasets.Skip(_storedDatasets).Where(dataset => !isIngested || dataset.Rows.Count == 0).Select(static dataset => dataset.Name).ToArray();
        if (datasets.Length > 0)
        {
            await storage.InsertDatasetsAsync(datasets, cancellationToken);
        }

        _storedDatasets = catalog.Datasets.Count;
        while (_storedRows < catalog.Count)
        {
            var rows = Enumerable.Range(_storedRows, Math.Min(ChunksPerBatch, catalog.Count - _storedRows)).Where(row => !chunks.IsStored(row)).ToArray();
            var keys = isIngested
                ? Array.ConvertAll(rows, static row => new ChunkPk(row + 1))
                : await storage.InsertChunksAsync(Array.ConvertAll(rows, catalog.ToNewChunk), cancellationToken);
            for (var i = 0; i < rows.Length; i++)
            {
                chunks.Enter(rows[i], keys[i]);
            }

            _storedRows += Math.Min(ChunksPerBatch, catalog.Count - _storedRows);
        }
    }
}
