using Scheduler.Contract;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Contract;

public sealed class PostgresWalkTests : WalkContract
{
    protected override int Walks => 40;

    protected override ValueTask<StorageHarness> CreateHarnessAsync(StorageEdges edges) =>
        PostgresHarness.OpenAsync(options => options with { Edges = edges });
}
