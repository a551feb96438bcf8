using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
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
    private readonly SchedulerMetrics? _metrics;
    private readonly IPhaseObserver? _phases;

    private readonly List<DatasetRow> _datasets = [];
    private readonly Dictionary<string, DatasetRow> _datasetsByName = new(StringComparer.Ordinal);
    private readonly List<ChunkRow> _chunks = [];
    private readonly Dictionary<(DatasetId Dataset, string Id), ChunkRow> _chunksByIdentity = [];
    private readonly List<ChunkRow> _unregistered = [];
    private readonly SortedDictionary<ChunkPk, CorrectionRow> _corrections = [];
    private readonly List<CorrectionRow> _pendingCorrections = [];
    private readonly Roster _roster = new();
    private readonly AppendOnlyLog<PortalAssignmentView> _portals = new();
    private readonly AppendOnlyLog<ChunkView> _chunkViews = new();
    private readonly StateViews _views = new();

    private readonly List<DiffView> _diffs = [];
    private WorkerAssignmentId _watermark;
    private WorkerAssignmentId _newestWorkerAssignment;
    private bool _isDisposed;

    /// <summary>Creates an empty storage.</summary>
    /// <param name="logger">Where refusals and other noteworthy events go; nowhere if null.</param>
    /// <param name="metrics">Whose gauges are set; none if null.</param>
    /// <param name="phases">Who is told when operations and their phases begin and end; nobody if null.</param>
    public InMemorySchedulerStorage(ILogger? logger = null, SchedulerMetrics? metrics = null, IPhaseObserver? phases = null)
    {
        _logger = logger ?? NullLogger.Instance;
        _metrics = metrics;
        _phases = phases;
    }

    /// <summary>Ends the use of the storage; its contents go with it.</summary>
    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        return ValueTask.CompletedTask;
    }

    private Span<ChunkRow> Chunks => CollectionsMarshal.AsSpan(_chunks);

    private ChunkRow? Find(ChunkPk chunk) =>
        chunk.Value >= 1 && chunk.Value <= _chunks.Count ? _chunks[(int)(chunk.Value - 1)] : null;

    private ChunkRow At(ChunkPk chunk) => _chunks[(int)(chunk.Value - 1)];

    private void RequireUsable(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private PhaseScope Phase(string name) => new(_phases, name);
}
