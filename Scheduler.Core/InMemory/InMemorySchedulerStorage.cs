using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.InMemory;

/// <summary>
/// The storage contract in memory, for simulations and tests. Every operation completes synchronously; it computes and
/// validates first and changes state last, so that an exception leaves no trace. One caller at a time.
/// </summary>
/// <remarks>Keys and numbers come out equal to those of a database backend under the same calls.</remarks>
public sealed partial class InMemorySchedulerStorage : ISchedulerStorage, IStorageInspection
{
    private readonly ILogger _logger;
    private readonly IPhaseObserver? _phases;
    private readonly ChunkLedger _ledger;
    private readonly ClockGuard _clock;
    private readonly long? _leapLimitTicks;
    private readonly HashSet<ChunkIdentity> _identities = [];
    private readonly KeySeries _datasetKeys;
    private readonly KeySeries _chunkKeys;
    private readonly KeySeries _workerKeys;
    private bool _isDisposed;

    /// <summary>Creates an empty storage.</summary>
    /// <param name="logger">Where refusals and other noteworthy events go; nowhere if null.</param>
    /// <param name="metrics">Whose gauges are set; none if null.</param>
    /// <param name="phases">Who is told when operations and their phases begin and end; nobody if null.</param>
    /// <param name="leapLimitTicks">How far a call may lie ahead of the newest stored tick without consent; null for any distance.</param>
    /// <param name="edges">Where work is cut and keys have gaps; null for what hosts use.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or above <see cref="StorageLimits.LongestWindowTicks"/>.</exception>
    public InMemorySchedulerStorage(
        ILogger? logger = null, SchedulerMetrics? metrics = null, IPhaseObserver? phases = null, long? leapLimitTicks = null, StorageEdges? edges = null)
    {
        edges ??= StorageEdges.Usual;
        _clock = new ClockGuard(leapLimitTicks);
        _leapLimitTicks = leapLimitTicks;
        _logger = logger ?? NullLogger.Instance;
        _phases = phases;
        _ledger = new ChunkLedger(_logger, metrics, phases, edges);
        _datasetKeys = new KeySeries(edges.KeyGap);
        _chunkKeys = new KeySeries(edges.KeyGap);
        _workerKeys = new KeySeries(edges.KeyGap);
    }

    /// <summary>Ends the use of the storage; its contents go with it.</summary>
    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void ConsentToLeap(Tick upTo) => _clock.ConsentToLeap(upTo);

    /// <inheritdoc/>
    public async ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        return _ledger.ReadState();
    }

    private void RequireUsable(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private PhaseScope Phase(string name) => new(_phases, name);
}
