using Scheduler.Contract;
using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.InMemory;

/// <summary>The in-memory backend under the contract tests.</summary>
public sealed class InMemoryHarness : StorageHarness
{
    private readonly InMemorySchedulerStorage _storage;

    public InMemoryHarness(long? leapLimitTicks = null, StorageEdges? edges = null)
    {
        _storage = new InMemorySchedulerStorage(Log, Metrics, Phases, leapLimitTicks, edges);
    }

    public override ISchedulerStorage Storage => _storage;

    public override IStorageInspection Inspection => _storage;

    public override ValueTask WriteCorrectionRowAsync(ChunkPk oldChunk, ChunkPk newChunk, Tick now)
    {
        _storage.WriteCorrectionRow(oldChunk, newChunk, now);
        return ValueTask.CompletedTask;
    }
}
