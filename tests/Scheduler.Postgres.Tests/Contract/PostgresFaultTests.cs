using Scheduler.Contract;

namespace Scheduler.Postgres.Tests.Contract;

public sealed class PostgresFaultTests : FaultContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() => PostgresHarness.OpenAsync();
}
