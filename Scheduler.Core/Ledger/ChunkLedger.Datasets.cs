using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>What new datasets store.</summary>
    /// <exception cref="StorageException">A name is taken or repeated.</exception>
    /// <exception cref="RefusedValueException">A name is outside the limits.</exception>
    internal DatasetDecision DecideDatasets(IReadOnlyList<string> names)
    {
        DatasetRule.RequireAll(names, name => _datasets.Find(name) is not null, (int)_datasetKeys.BeforeNext);
        var last = _datasetKeys.BeforeNext;
        return new DatasetDecision([.. names.Select((name, index) => new StoredDataset(new DatasetId((short)(last + 1 + index)), name))]);
    }
}
