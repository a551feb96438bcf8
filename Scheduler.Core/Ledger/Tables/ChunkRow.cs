using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>
/// A stored chunk with everything that refers to it. What refers to it is set by the table that owns it and by nobody else, since
/// that table knows what was worked out from it. Holder lists are never changed in place but replaced, so that published
/// assignments and read states can share them.
/// </summary>
internal sealed class ChunkRow(ChunkPk pk, DatasetRow dataset, Chunk chunk)
{
    private WorkerPk[]? _physical;
    private ChunkView? _view;
    private HoldersView? _idealView;
    private HoldersView? _routingView;

    public ChunkPk Pk { get; } = pk;

    public DatasetRow Dataset { get; } = dataset;

    public Chunk Chunk { get; } = chunk;

    public ChunkView View => _view ??= new ChunkView(Pk, Chunk.Dataset, Chunk.Id, Chunk.SizeBytes, Chunk.Blocks);

    public ChunkIdentity Identity => new(Dataset.Id, Chunk.Id);

    public RangeClaim Claim => new(Pk, Dataset.Id, Chunk.Blocks);

    /// <summary>Null while the chunk is not registered.</summary>
    public ChunkLifecycle? Lifecycle { get; set; }

    /// <summary>The correction whose old side the chunk is.</summary>
    public CorrectionRow? Correction { get; set; }

    /// <summary>Pending corrections whose new side the chunk is; more than one only if rows were written past the operations.</summary>
    public int PendingProducers { get; set; }

    /// <summary>Ideal holders, ascending; empty if the ideal has no row.</summary>
    public WorkerPk[] Ideal { get; private set; } = [];

    /// <summary>Stale mappings, ascending by worker.</summary>
    public StaleCopy[] Stale { get; private set; } = [];

    /// <summary>Confirmed routing, ascending; empty if there is no row.</summary>
    public WorkerPk[] Routing { get; private set; } = [];

    /// <summary>Workers of the ideal and of the stale mappings, ascending.</summary>
    public WorkerPk[] Physical => _physical ??= Stale.Length == 0 ? Ideal : HolderSet.Union(Ideal, StaleWorkers());

    public HoldersView IdealView => _idealView ??= new HoldersView(Pk, Ideal);

    public HoldersView RoutingView => _routingView ??= new HoldersView(Pk, Routing);

    public void SetIdeal(IReadOnlyList<WorkerPk> holders)
    {
        Ideal = holders as WorkerPk[] ?? [.. holders];
        _physical = null;
        _idealView = null;
    }

    public void SetRouting(IReadOnlyList<WorkerPk> holders)
    {
        Routing = holders as WorkerPk[] ?? [.. holders];
        _routingView = null;
    }

    public void SetStale(StaleCopy[] stale)
    {
        Stale = stale;
        _physical = null;
    }

    public WorkerPk[] StaleWorkers() => Stale.Length == 0 ? [] : Array.ConvertAll(Stale, static copy => copy.Worker);
}
