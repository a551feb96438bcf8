using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        ArgumentNullException.ThrowIfNull(names);
        using var phase = Phase(StoragePhases.InsertNewDatasets);
        var batch = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            StorableText.Require(name, "the name of a dataset");
            if (_datasetsByName.ContainsKey(name) || !batch.Add(name))
            {
                throw new StorageException(StorageErrorKind.DatasetAlreadyExists, $"dataset '{name}' exists already or is repeated in the batch");
            }
        }

        if (_datasets.Count + names.Count > short.MaxValue)
        {
            throw new ArgumentException($"{names.Count} more datasets exceed the {short.MaxValue} that fit", nameof(names));
        }

        foreach (var name in names)
        {
            var row = new DatasetRow(new DatasetId((short)(_datasets.Count + 1)), name);
            _datasets.Add(row);
            _datasetsByName.Add(name, row);
        }

        RankDatasets();
    }

    private void RankDatasets()
    {
        var byName = _datasets.OrderBy(static row => row.Name, BytewiseOrder.Instance).ToArray();
        for (var i = 0; i < byName.Length; i++)
        {
            byName[i].Rank = i;
        }

        _views.Datasets = Array.ConvertAll(byName, static row => row.Name);
    }
}
