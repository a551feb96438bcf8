using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <content>Rows that come from outside: new ones, and those that a backend had stored before.</content>
public sealed partial class ChunkLedger
{
    /// <summary>The key of a dataset; null if there is none of the name.</summary>
    public DatasetId? FindDataset(string name) => _datasets.Find(name)?.Id;

    /// <summary>The name of a dataset; null if there is none of the key.</summary>
    public string? FindDataset(DatasetId id) => _datasets.Find(id)?.Name;

    /// <summary>A chunk by key; null if it is not in the ledger.</summary>
    public Chunk? FindChunk(ChunkPk chunk) => _chunks.Find(chunk)?.Chunk;

    /// <summary>Whether the ledger knows a correction of the chunk, pending or completed.</summary>
    public bool HasCorrection(ChunkPk oldChunk) => _corrections.Has(oldChunk);

    /// <summary>Adds datasets.</summary>
    public void AddDatasets(IReadOnlyList<StoredDataset> datasets)
    {
        if (datasets.Count == 0)
        {
            return;
        }

        _datasets.Add(datasets);
        _datasetKeys.TakeUpTo(datasets.Max(static row => row.Id.Value));
    }

    /// <summary>Adds a chunk that is not registered.</summary>
    /// <param name="pk">Its key, above all others.</param>
    /// <param name="dataset">Its dataset, which is there.</param>
    /// <param name="chunk">The chunk, its files sorted.</param>
    public void AddChunk(ChunkPk pk, DatasetId dataset, Chunk chunk)
    {
        var row = _datasets.Find(dataset);
        Invariant.Require(row is not null, "a chunk names a dataset that is not in the ledger");
        _lifecycles.Enlist(_chunks.Add(pk, row, chunk));
        _chunkKeys.TakeUpTo(pk.Value);
    }

    /// <summary>Adds chunks that are not registered.</summary>
    /// <param name="chunks">Ascending, above all others, of datasets that are there.</param>
    public void AddChunks(IReadOnlyList<StoredChunk> chunks)
    {
        foreach (var (pk, chunk) in chunks)
        {
            AddChunk(pk, _datasets.Find(chunk.Dataset)!.Id, chunk);
        }
    }

    /// <summary>Adds a correction of two chunks of the ledger.</summary>
    /// <param name="oldChunk">The chunk that is replaced.</param>
    /// <param name="newChunk">Its replacement.</param>
    /// <param name="createdAt">When it was registered.</param>
    /// <param name="appliedAt">The portal assignment that completed it; null while it is pending.</param>
    public void AddCorrection(ChunkPk oldChunk, ChunkPk newChunk, Tick createdAt, PortalAssignmentId? appliedAt = null) =>
        _corrections.Add(oldChunk, newChunk, createdAt, appliedAt);

    /// <summary>Gives chunks the lifecycle rows that they had before.</summary>
    public void AddLifecycles(IEnumerable<ChunkLifecycle> lifecycles)
    {
        foreach (var lifecycle in lifecycles)
        {
            _lifecycles.Set(_chunks.At(lifecycle.Chunk), lifecycle);
        }

        _lifecycles.StrikeRegistered();
    }

    /// <summary>Gives a chunk the ideal holders that it had before.</summary>
    public void AddIdeal(ChunkPk chunk, WorkerPk[] holders) => _ideal.Set(chunk, holders);

    /// <summary>Gives a chunk the routing that it had before. Equal lists are shared with the ideal, which comes first.</summary>
    public void AddRouting(ChunkPk chunk, WorkerPk[] holders)
    {
        var ideal = _chunks.At(chunk).Ideal;
        _routing.Set(chunk, ideal.AsSpan().SequenceEqual(holders) ? ideal : holders);
    }

    /// <summary>Adds a copy that was draining before.</summary>
    public void AddStale(ChunkWorker copy, WorkerAssignmentId supersededAt) => _stale.Add([copy], supersededAt);

    /// <summary>Adds a queued change of routing; they come in order of assignment and chunk.</summary>
    public void AddDiff(DiffView diff) => _diffs.Add([diff]);

    /// <summary>Adds a portal assignment that was minted before; they come in order.</summary>
    public void AddPortal(PortalAssignmentView portal) => _portals.Add(portal);

    /// <summary>Adds a minted worker assignment that is not confirmed; they come in order.</summary>
    public void AddUnconfirmed(WorkerAssignmentId id) => _assignments.Mint(id);

    /// <summary>Sets how far assignments had been minted and confirmed.</summary>
    public void SetAssignments(WorkerAssignmentId newest, WorkerAssignmentId watermark) => _assignments.Restore(newest, watermark);

    /// <summary>Sets what waited before, ascending.</summary>
    public void SetWaiting(IReadOnlyList<WaitingChunk> waiting) => _waiting.Replace(waiting);

    /// <summary>Replaces the registry by the rows that are stored now. Drains of workers that are no longer registered went with them.</summary>
    /// <param name="workers">All registered workers, ascending.</param>
    public void SetWorkers(IReadOnlyList<WorkerView> workers)
    {
        if (_roster.Views.SequenceEqual(workers))
        {
            return;
        }

        _roster.Replace(workers);
        var registered = workers.Select(static row => row.Pk).ToHashSet();
        _stale.Remove(_stale.Take().End((_, copy) => !registered.Contains(copy.Worker)));
    }
}
