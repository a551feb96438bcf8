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
        DatasetRule.RequireAll(names, name => _ledger.FindDataset(name) is not null, _ledger.NumberOfDatasets);
        var first = _ledger.NumberOfDatasets + 1;
        _ledger.AddDatasets([.. names.Select((name, index) => new DatasetRow(new DatasetId((short)(first + index)), name))]);
    }
}
