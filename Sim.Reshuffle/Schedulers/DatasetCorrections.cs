using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Reshuffle.Scenarios;

namespace Sim.Reshuffle.Schedulers;

/// <summary>Replaces every placed chunk of whole datasets by one of the same size and blocks.</summary>
/// <param name="catalog">The catalog, which gets the replacements.</param>
/// <param name="storage">The storage, which gets the corrections.</param>
/// <param name="chunks">Told of the keys of the replacements.</param>
/// <param name="ideal">Who holds what by row; a chunk without holders is not replaced.</param>
internal sealed class DatasetCorrections(ChunkCatalog catalog, ISchedulerStorage storage, StoredChunks chunks, HolderLists ideal)
{
    /// <summary>Registers the corrections of a step.</summary>
    /// <returns>How many there are.</returns>
    /// <exception cref="ReshuffleInputException">The storage refuses one.</exception>
    public async Task<int> RegisterAsync(ScenarioStep step, Tick now, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var name in step.ReplacedDatasets)
        {
            count += await RegisterAsync(catalog.Find(name)!, step.Number, now, cancellationToken);
        }

        return count;
    }

    private async Task<int> RegisterAsync(CatalogDataset dataset, int step, Tick now, CancellationToken cancellationToken)
    {
        var pairs = catalog.Replace(dataset, row => row < ideal.Count && !ideal[row].IsEmpty, FormattableString.Invariant($"-r{step}"));
        var corrections = pairs.Select(pair => new Correction(chunks.KeyOf(pair.Old), catalog.ToNewChunk(pair.New))).ToArray();
        try
        {
            var keys = await storage.RegisterCorrectionsAsync(corrections, now, cancellationToken);
            for (var i = 0; i < pairs.Count; i++)
            {
                chunks.Enter(pairs[i].New, keys[i]);
            }
        }
        catch (CorrectionRejectedException refusal)
        {
            throw new ReshuffleInputException(FormattableString.Invariant($"step {step}: the dataset '{dataset.Name}' cannot be replaced: {refusal.Message}"), refusal);
        }

        return pairs.Count;
    }
}
