using Scheduler.Contract;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.InMemory;

public sealed class InMemoryWalkTests : WalkContract
{
    protected override int Walks => 120;

    protected override ValueTask<StorageHarness> CreateHarnessAsync(StorageEdges edges) => new(new InMemoryHarness(edges: edges));
}
