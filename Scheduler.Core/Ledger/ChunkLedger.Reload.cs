namespace Scheduler.Core.Ledger;

/// <content>What is left of a ledger when its host is restarted: the rows, and nothing that was worked out from them.</content>
internal sealed partial class ChunkLedger
{
    /// <summary>A ledger with the same rows. The two share nothing that changes.</summary>
    public ChunkLedger Reload()
    {
        var ledger = new ChunkLedger(_logger, metrics, phases, edges);
        ledger.AddDatasets(_datasets.ConvertAll(static row => new DatasetRow(row.Id, row.Name)));
        foreach (var row in _chunks)
        {
            ledger.AddChunk(row.Pk, ledger._datasetsById[row.Dataset.Id], row.Chunk);
        }

        ledger.ReplaceWorkers(_roster.Views);
        ledger.RestoreLifecycles(_chunks.Where(static row => row.Lifecycle is not null).Select(static row => row.Lifecycle!));
        ReloadHolders(ledger);
        ReloadCorrections(ledger);
        ledger._diffs.AddRange(_diffs);
        foreach (var portal in _portals.SoFar)
        {
            ledger.RestorePortal(portal);
        }

        ledger.RestoreWaiting(_waiting);
        ledger.RestoreAssignments(_newestWorkerAssignment, _watermark);
        ledger._unconfirmed.UnionWith(_unconfirmed);
        ledger.NewestTick = NewestTick;
        return ledger;
    }

    private void ReloadHolders(ChunkLedger ledger)
    {
        foreach (var row in _chunks)
        {
            ledger.RestoreIdeal(row.Pk, row.Ideal);
            ledger.RestoreRouting(row.Pk, row.Routing);
            ledger.At(row.Pk).SetStale(row.Stale);
        }

        ledger._staleCount = _staleCount;
    }

    private void ReloadCorrections(ChunkLedger ledger)
    {
        foreach (var (view, oldChunk, newChunk) in _corrections.Values.Select(static row => (row.View, row.OldChunk.Pk, row.NewChunk.Pk)))
        {
            if (view.AppliedAt is { } appliedAt)
            {
                ledger.RestoreCompletedCorrection(oldChunk, newChunk, view.CreatedAt, appliedAt);
            }
            else
            {
                ledger.AddCorrection(oldChunk, newChunk, view.CreatedAt);
            }
        }
    }
}
