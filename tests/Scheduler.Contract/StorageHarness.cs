using Scheduler.Contract.Recording;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract;

/// <summary>A fresh, empty storage of one backend with everything that a contract test may look at.</summary>
public abstract class StorageHarness : IAsyncDisposable
{
    /// <summary>The storage under test.</summary>
    public abstract ISchedulerStorage Storage { get; }

    /// <summary>Reads the same storage.</summary>
    public abstract IStorageInspection Inspection { get; }

    /// <summary>The metrics given to the storage.</summary>
    public SchedulerMetrics Metrics { get; } = new();

    /// <summary>The log given to the storage.</summary>
    public RecordingLogger Log { get; } = new();

    /// <summary>The observer given to the storage.</summary>
    public RecordingPhaseObserver Phases { get; } = new();

    /// <summary>Writes a correction row as a foreign writer of the table could, past all checks of ours.</summary>
    public abstract ValueTask WriteCorrectionRowAsync(ChunkPk oldChunk, ChunkPk newChunk, Tick now);

    /// <summary>Releases the storage.</summary>
    public virtual async ValueTask DisposeAsync()
    {
        await Storage.DisposeAsync();
        Metrics.Dispose();
        GC.SuppressFinalize(this);
    }
}
