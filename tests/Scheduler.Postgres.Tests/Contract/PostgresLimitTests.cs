using Scheduler.Contract;

namespace Scheduler.Postgres.Tests.Contract;

public sealed class PostgresLimitTests : LimitContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() => PostgresHarness.OpenAsync();
}
