using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>A dataset.</summary>
internal sealed class DatasetRow(DatasetId id, string name)
{
    public DatasetId Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>Position among all datasets in bytewise order of names; moves when datasets are added.</summary>
    public int Rank { get; set; }
}
