using Scheduler.Contract;

namespace Scheduler.Core.Tests.InMemory;

public sealed class InMemoryRealPlacementTests : RealPlacementContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() => new(new InMemoryHarness());
}
