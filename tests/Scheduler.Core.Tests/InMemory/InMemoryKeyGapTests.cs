using Scheduler.Contract;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.InMemory;

public sealed class InMemoryKeyGapTests : KeyGapContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() =>
        new(new InMemoryHarness(edges: StorageEdges.Usual with { KeyGap = Gap }));
}
