using Scheduler.Contract;

namespace Scheduler.Postgres.Tests.Contract;

public sealed class PostgresWorkerTests : WorkerContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() => PostgresHarness.OpenAsync();
}
