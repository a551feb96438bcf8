using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>A dataset under its key.</summary>
/// <param name="Id">Key.</param>
/// <param name="Name">Name.</param>
public readonly record struct StoredDataset(DatasetId Id, string Name);
