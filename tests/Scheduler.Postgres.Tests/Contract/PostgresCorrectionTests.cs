using Scheduler.Contract;

namespace Scheduler.Postgres.Tests.Contract;

public sealed class PostgresCorrectionTests : CorrectionContract
{
    protected override ValueTask<StorageHarness> CreateHarnessAsync() => PostgresHarness.OpenAsync();
}
