using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>
/// All rows of a scheduler in memory, and every decision about them. The in-memory backend is a ledger and nothing else; a
/// database backend keeps one as its copy of the committed rows, writes down what the ledger decides and applies it to the
/// ledger. Methods that decide change nothing; those that apply cannot fail.
/// </summary>
/// <remarks>Chunks are added in ascending order of their keys.</remarks>
internal sealed partial class ChunkLedger(ILogger logger, SchedulerMetrics? metrics, IPhaseObserver? phases, StorageEdges edges)
{
    private readonly ILogger _logger = logger;

    private readonly List<DatasetRow> _datasets = [];
    private readonly Dictionary<string, DatasetRow> _datasetsByName = new(StringComparer.Ordinal);
    private readonly Dictionary<DatasetId, DatasetRow> _datasetsById = [];
    private readonly List<ChunkRow> _chunks = [];
    private readonly List<ChunkRow> _unregistered = [];
    private readonly SortedDictionary<ChunkPk, CorrectionRow> _corrections = [];
    private readonly List<CorrectionRow> _pendingCorrections = [];
    private readonly Roster _roster = new();
    private readonly AppendOnlyLog<PortalAssignmentView> _portals = new();
    private readonly StateViews _views = new();

    private readonly List<DiffView> _diffs = [];
    private readonly SortedSet<WorkerAssignmentId> _unconfirmed = [];
    private WorkerAssignmentId _watermark;
    private WorkerAssignmentId _newestWorkerAssignment;

    /// <summary>Key of the chunk added last; 0 if there is none.</summary>
    public ChunkPk LastChunk => _chunks.Count == 0 ? default : _chunks[^1].Pk;

    /// <summary>The highest confirmed worker assignment; 0 if none.</summary>
    public WorkerAssignmentId Watermark => _watermark;

    /// <summary>The highest minted worker assignment; 0 if none.</summary>
    public WorkerAssignmentId NewestWorkerAssignment => _newestWorkerAssignment;

    /// <summary>The registry, ascending.</summary>
    public IReadOnlyList<WorkerView> Workers => _roster.Views;

    private Span<ChunkRow> Chunks => CollectionsMarshal.AsSpan(_chunks);

    /// <summary>A dataset by name; null if there is none.</summary>
    public DatasetRow? FindDataset(string name) => _datasetsByName.GetValueOrDefault(name);

    /// <summary>A dataset by key; null if there is none.</summary>
    public DatasetRow? FindDataset(DatasetId id) => _datasetsById.GetValueOrDefault(id);

    /// <summary>A chunk by key; null if it is not in the ledger.</summary>
    public ChunkRow? Find(ChunkPk chunk) => PositionOf(chunk) is >= 0 and var position ? _chunks[position] : null;

    /// <summary>A chunk that is in the ledger.</summary>
    public ChunkRow At(ChunkPk chunk) =>
        Find(chunk) ?? throw new InvariantViolatedException($"chunk {chunk} is not in the ledger");

    // Keys are dense unless a foreign writer left gaps.
    private int PositionOf(ChunkPk chunk)
    {
        var guess = chunk.Value - 1;
        if (guess >= 0 && guess < _chunks.Count && _chunks[(int)guess].Pk == chunk)
        {
            return (int)guess;
        }

        var position = LowerBound.Of(_chunks, chunk, static (row, key) => row.Pk < key);
        return position < _chunks.Count && _chunks[position].Pk == chunk ? position : -1;
    }

    private PhaseScope Phase(string name) => new(phases, name);
}
