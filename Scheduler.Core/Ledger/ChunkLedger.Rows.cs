using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <content>Rows that come from outside: new ones, and those that a backend had stored before.</content>
internal sealed partial class ChunkLedger
{
    /// <summary>Adds datasets.</summary>
    public void AddDatasets(IEnumerable<DatasetRow> datasets)
    {
        foreach (var row in datasets)
        {
            _datasets.Add(row);
            _datasetsByName.Add(row.Name, row);
            _datasetsById.Add(row.Id, row);
        }

        var byName = _datasets.OrderBy(static row => row.Name, BytewiseOrder.Instance).ToArray();
        for (var i = 0; i < byName.Length; i++)
        {
            byName[i].Rank = i;
        }

        _views.Datasets = Array.ConvertAll(byName, static row => row.Name);
    }

    /// <summary>Adds a chunk that is not registered.</summary>
    /// <param name="pk">Its key, above all others.</param>
    /// <param name="dataset">Its dataset.</param>
    /// <param name="chunk">The chunk, its files sorted.</param>
    public ChunkRow AddChunk(ChunkPk pk, DatasetRow dataset, Chunk chunk)
    {
        Invariant.Require(pk > LastChunk, "chunks must be added in order of their keys");
        var row = new ChunkRow(pk, dataset, chunk);
        _chunks.Add(row);
        _unregistered.Add(row);
        _views.ForgetChunks();
        return row;
    }

    /// <summary>Adds a new chunk under a key.</summary>
    public ChunkRow AddChunk(ChunkPk pk, NewChunk chunk)
    {
        var dataset = _datasetsByName[chunk.Dataset];
        return AddChunk(pk, dataset, new Chunk(dataset.Name, chunk.Id, chunk.SizeBytes, chunk.Blocks, SortedFiles.Of(chunk)));
    }

    /// <summary>Adds a pending correction of two chunks of the ledger.</summary>
    public void AddCorrection(ChunkPk oldChunk, ChunkPk newChunk, Tick createdAt)
    {
        var correction = new CorrectionRow(At(oldChunk), At(newChunk), createdAt);
        correction.OldChunk.Correction = correction;
        correction.NewChunk.PendingProducers++;
        _corrections.Add(oldChunk, correction);
        _pendingCorrections.Add(correction);
        _views.ForgetCorrections();
    }

    /// <summary>Adds a correction that was completed before.</summary>
    public void RestoreCompletedCorrection(ChunkPk oldChunk, ChunkPk newChunk, Tick createdAt, PortalAssignmentId appliedAt)
    {
        var correction = new CorrectionRow(At(oldChunk), At(newChunk), createdAt);
        correction.Complete(appliedAt);
        correction.OldChunk.Correction = correction;
        _corrections.Add(oldChunk, correction);
        _views.ForgetCorrections();
    }

    /// <summary>Whether the ledger knows a correction of the chunk, pending or completed.</summary>
    public bool HasCorrection(ChunkPk oldChunk) => _corrections.ContainsKey(oldChunk);

    /// <summary>Gives chunks the lifecycle rows that they had before.</summary>
    public void RestoreLifecycles(IEnumerable<ChunkLifecycle> lifecycles)
    {
        foreach (var lifecycle in lifecycles)
        {
            At(lifecycle.Chunk).Lifecycle = lifecycle;
        }

        _unregistered.RemoveAll(static row => row.Lifecycle is not null);
        ForgetSchedulableSet();
        ForgetVisibleSet();
    }

    /// <summary>Gives a chunk the ideal holders that it had before.</summary>
    public void RestoreIdeal(ChunkPk chunk, WorkerPk[] holders) => At(chunk).SetIdeal(holders);

    /// <summary>Gives a chunk the routing that it had before. Equal lists are shared with the ideal.</summary>
    public void RestoreRouting(ChunkPk chunk, WorkerPk[] holders)
    {
        var row = At(chunk);
        row.SetRouting(row.Ideal.AsSpan().SequenceEqual(holders) ? row.Ideal : holders);
    }

    /// <summary>Adds copies that were draining before.</summary>
    public void RestoreStale(IReadOnlyList<ChunkWorker> pairs, WorkerAssignmentId supersededAt) => AddStale(pairs, supersededAt);

    /// <summary>Adds a queued change of routing; they come in order of assignment and chunk.</summary>
    public void RestoreDiff(DiffView diff) => _diffs.Add(diff);

    /// <summary>Adds a portal assignment that was minted before; they come in order.</summary>
    public void RestorePortal(PortalAssignmentView portal) => _portals.Add(portal);

    /// <summary>Sets what waited before, ascending.</summary>
    public void RestoreWaiting(IReadOnlyList<WaitingChunk> waiting) => ReplaceWaiting(waiting);

    /// <summary>Sets how far assignments had been minted and confirmed.</summary>
    public void RestoreAssignments(WorkerAssignmentId newest, WorkerAssignmentId watermark)
    {
        (_newestWorkerAssignment, _watermark) = (newest, watermark);
        _views.ForgetWhole();
    }

    /// <summary>Replaces the registry by the rows that are stored now. Drains of workers that are no longer registered went with them.</summary>
    /// <param name="workers">All registered workers, ascending.</param>
    public void ReplaceWorkers(IReadOnlyList<WorkerView> workers)
    {
        if (_roster.Views.SequenceEqual(workers))
        {
            return;
        }

        _roster.Replace(workers);
        _views.ForgetWhole();
        if (_staleCount > 0)
        {
            var registered = workers.Select(static row => row.Pk).ToHashSet();
            RemoveStale((_, copy) => !registered.Contains(copy.Worker));
        }
    }
}
