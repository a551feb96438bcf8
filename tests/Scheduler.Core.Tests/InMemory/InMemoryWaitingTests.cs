using Scheduler.Contract;

namespace Scheduler.Core.Tests.InMemory;

public sealed class InMemoryWaitingTests : WaitingContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() => new(new InMemoryHarness());
}
