using Scheduler.Contract;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Twins;

/// <summary>Random operations give the same answers, keys and rows on both backends.</summary>
public sealed class TwinWalkTests : WalkContract
{
    protected override int Walks => 40;

    protected override ValueTask<StorageHarness> CreateHarnessAsync(StorageEdges edges) => TwinHarness.OpenAsync(edges);
}
