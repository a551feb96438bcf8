using Scheduler.Contract;

namespace Scheduler.Core.Tests.InMemory;

public sealed class InMemoryClockTests : ClockContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() => new(new InMemoryHarness(ClockContract.LeapLimitTicks));
}
