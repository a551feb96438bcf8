using Scheduler.Contract;

namespace Scheduler.Core.Tests.InMemory;

public sealed class InMemoryLimitTests : LimitContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() => new(new InMemoryHarness());
}
