using Scheduler.Contract;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Ledger;

/// <summary>
/// What a ledger keeps from operation to operation is what it would work out anew: random walks under a storage that compares
/// the two whenever it is read.
/// </summary>
public sealed class LedgerCacheTests : WalkContract
{
    protected override int Walks => 40;

    protected override ValueTask<StorageHarness> CreateHarnessAsync(StorageEdges edges) => new(new RereadingHarness(edges));
}
