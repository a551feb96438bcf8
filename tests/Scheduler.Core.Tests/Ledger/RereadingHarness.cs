using Scheduler.Contract;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Ledger;

/// <summary>The comparing storage under the contract tests.</summary>
public sealed class RereadingHarness : StorageHarness
{
    private readonly RereadingStorage _storage;

    public RereadingHarness(StorageEdges edges)
    {
        _storage = new RereadingStorage(new LedgerSettings { Logger = Log, Metrics = Metrics, Phases = Phases, Edges = edges });
    }

    public override ISchedulerStorage Storage => _storage;

    public override IStorageInspection Inspection => _storage;

    public override ValueTask WriteCorrectionRowAsync(ChunkPk oldChunk, ChunkPk newChunk, Tick now)
    {
        _storage.WriteCorrection(oldChunk, newChunk, now);
        return ValueTask.CompletedTask;
    }
}
