using System.Text;
using Sim.Reshuffle.Profiles;
using Sim.Reshuffle.Randomness;

namespace Sim.Reshuffle.Scenarios;

/// <summary>
/// Makes new chunks at the heads of datasets. A dataset is drawn with a probability in proportion to its number of chunks
/// at the start of the step. Restricted chunks draw nothing, so that switching them on changes no other chunk.
/// </summary>
internal sealed class Growth
{
    private const long UsualBlocks = 1_000;
    private const long UsualSizeBytes = 256L << 20;

    private readonly ChunkCatalog _catalog;
    private readonly RunProfile _profile;
    private readonly SplitMix64 _random;
    private readonly CatalogDataset? _restricted;

    /// <summary>Prepares growth of a catalog; takes the present means as those of all new chunks.</summary>
    public Growth(ChunkCatalog catalog, RunProfile profile)
    {
        _catalog = catalog;
        _profile = profile;
        _random = SplitMix64.Stream(profile.Seed, "growth");
        foreach (var dataset in catalog.Datasets)
        {
            dataset.FixMeans();
        }

        _restricted = profile.RestrictedFraction > 0 ? AddRestrictedDataset() : null;
    }

    /// <summary>The dataset of restricted chunks; null if the profile makes none.</summary>
    public CatalogDataset? Restricted => _restricted;

    /// <summary>Adds the chunks of a step.</summary>
    /// <param name="ordinary">Number of chunks of drawn datasets.</param>
    /// <param name="restricted">Number of restricted chunks.</param>
    /// <exception cref="ReshuffleInputException">There is no dataset that could grow, or one is full.</exception>
    public void Add(long ordinary, long restricted)
    {
        var candidates = _catalog.Datasets.Where(dataset => dataset.Rows.Count > 0 && dataset != _restricted).ToArray();
        if (ordinary > 0 && candidates.Length == 0)
        {
            throw new ReshuffleInputException("the input has no dataset that could grow; set chunks_per_step to 0");
        }

        var thresholds = Thresholds(candidates);
        for (var i = 0L; i < ordinary; i++)
        {
            var drawn = _random.NextUnit();
            Extend(candidates[Array.FindIndex(thresholds, threshold => threshold >= drawn)]);
        }

        for (var i = 0L; i < restricted; i++)
        {
            Extend(_restricted!);
        }
    }

    private static double[] Thresholds(CatalogDataset[] datasets)
    {
        var (total, sum) = (datasets.Sum(static dataset => (double)dataset.Rows.Count), 0.0);
        var thresholds = Array.ConvertAll(datasets, dataset => (sum += dataset.Rows.Count) / total);
        if (thresholds.Length > 0)
        {
            // Rounding must not leave a gap below 1 that a draw could fall into.
            thresholds[^1] = 1;
        }

        return thresholds;
    }

    private void Extend(CatalogDataset dataset)
    {
        var first = dataset.LastBlock + 1;
        if (first > long.MaxValue - 1 - dataset.MeanBlocks)
        {
            throw new ReshuffleInputException($"the dataset '{dataset.Name}' has no blocks left to grow into");
        }

        var last = first + dataset.MeanBlocks - 1;
        var id = Encoding.UTF8.GetBytes(ChunkIds.Of(_profile.ChunkIds, first, last));
        _catalog.Add(dataset, id, first, last, _profile.ChunkSizeBytes ?? dataset.MeanSizeBytes);
    }

    /// <summary>The synthetic dataset follows the means of the means of all others.</summary>
    private CatalogDataset AddRestrictedDataset()
    {
        if (_catalog.Find(_profile.RestrictedDataset) is not null)
        {
            throw new ReshuffleInputException($"the restricted dataset '{_profile.RestrictedDataset}' is in the input already; name another in restricted_dataset");
        }

        var known = _catalog.Datasets.Where(static dataset => dataset.Rows.Count > 0).ToArray();
        var restricted = _catalog.AddDataset(_profile.RestrictedDataset);
        restricted.FixMeans(
            known.Length == 0 ? UsualBlocks : known.Sum(static dataset => dataset.MeanBlocks) / known.Length,
            known.Length == 0 ? UsualSizeBytes : known.Sum(static dataset => dataset.MeanSizeBytes) / known.Length);
        return restricted;
    }
}
