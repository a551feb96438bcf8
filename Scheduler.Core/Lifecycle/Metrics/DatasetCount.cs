namespace Scheduler.Core.Lifecycle;

/// <summary>How many chunks of a dataset something happened to.</summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="Count">Number of chunks, above 0.</param>
public readonly record struct DatasetCount(string Dataset, int Count)
{
    /// <summary>Counts the datasets that occur in a list of names.</summary>
    /// <param name="datasets">One name per chunk.</param>
    /// <returns>One entry per dataset that occurs, in bytewise order of the names.</returns>
    public static IReadOnlyList<DatasetCount> Tally(IEnumerable<string> datasets)
    {
        var counts = new SortedDictionary<string, int>(BytewiseOrder.Instance);
        foreach (var dataset in datasets)
        {
            counts[dataset] = counts.GetValueOrDefault(dataset) + 1;
        }

        return [.. counts.Select(entry => new DatasetCount(entry.Key, entry.Value))];
    }
}
