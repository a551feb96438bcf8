using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

/// <summary>
/// The storage contract in memory, for simulations and tests: a ledger whose decisions are stored nowhere else. Every operation
/// completes synchronously. One caller at a time.
/// </summary>
/// <remarks>Keys and numbers come out equal to those of a database backend under the same calls.</remarks>
public sealed class InMemorySchedulerStorage : LedgerStorage
{
    private readonly ChunkLedger _ledger;

    /// <summary>Creates an empty storage.</summary>
    /// <param name="logger">Where refusals and other noteworthy events go; nowhere if null.</param>
    /// <param name="metrics">Whose gauges are set; none if null.</param>
    /// <param name="phases">Who is told when operations and their phases begin and end; nobody if null.</param>
    /// <param name="leapLimitTicks">How far a call may lie ahead of the newest stored tick without consent; null for any distance.</param>
    /// <param name="edges">Where work is cut and keys have gaps; null for what hosts use.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or above <see cref="StorageLimits.LongestWindowTicks"/>.</exception>
    public InMemorySchedulerStorage(
        ILogger? logger = null,
        SchedulerMetrics? metrics = null,
        IPhaseObserver? phases = null,
        long? leapLimitTicks = null,
        StorageEdges? edges = null)
        : this(new LedgerSettings
        {
            Logger = logger ?? NullLogger.Instance,
            Metrics = metrics,
            Phases = phases,
            LeapLimitTicks = leapLimitTicks,
            Edges = edges ?? StorageEdges.Usual,
        })
    {
    }

    private InMemorySchedulerStorage(LedgerSettings settings, ChunkLedger? ledger = null)
        : base(settings)
    {
        _ledger = ledger ?? new ChunkLedger(settings);
    }

    /// <inheritdoc/>
    public override async ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        return _ledger.ReadState();
    }

    /// <summary>
    /// Ends this storage and begins another with the rows that it stored, as a host does that crashed and came back to its
    /// database: nothing that was worked out from the rows is left, nor any consent to a leap.
    /// </summary>
    public InMemorySchedulerStorage Restart()
    {
        RequireUsable(CancellationToken.None);
        IsDisposed = true;
        return new InMemorySchedulerStorage(Settings, _ledger.Reload());
    }

    /// <inheritdoc/>
    protected override ValueTask<T> WriteAsync<T>(
        LedgerOperation operation, Tick? now, Func<ChunkLedger, T> decide, CancellationToken cancellationToken) => new(decide(_ledger));

    /// <summary>Writes a correction row as another writer of the table could: nothing but the keys is checked.</summary>
    internal void WriteCorrectionRow(ChunkPk oldChunk, ChunkPk newChunk, Tick now) => _ledger.AddCorrection(oldChunk, newChunk, now);
}
