using Scheduler.Contract;

namespace Scheduler.Postgres.Tests.Contract;

public sealed class PostgresWalkTests : WalkContract
{
    protected override int Walks => 40;

    protected override ValueTask<StorageHarness> CreateHarnessAsync() => PostgresHarness.OpenAsync();
}
