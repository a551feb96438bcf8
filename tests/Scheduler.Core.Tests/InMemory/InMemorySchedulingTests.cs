using Scheduler.Contract;

namespace Scheduler.Core.Tests.InMemory;

public sealed class InMemorySchedulingTests : SchedulingContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() => new(new InMemoryHarness());
}
