using Scheduler.Contract;

namespace Scheduler.Core.Tests.InMemory;

public sealed class InMemoryWalkTests : WalkContract
{
    protected override int Walks => 120;

    protected override ValueTask<StorageHarness> CreateHarnessAsync() => new(new InMemoryHarness());
}
