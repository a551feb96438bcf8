using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

public sealed partial class InMemorySchedulerStorage
{
    /// <inheritdoc/>
    public async ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.InsertNewDatasets);
        DatasetRule.RequireAll(names, name => _ledger.FindDataset(name) is not null, (int)_datasetKeys.BeforeNext);
        var last = _datasetKeys.Take(names.Count);
        _ledger.AddDatasets([.. names.Select((name, index) => new DatasetRow(new DatasetId((short)(last + 1 + index)), name))]);
    }
}
