namespace Scheduler.Core.Ledger;

/// <content>What is left of a ledger when its host is restarted: the rows, and nothing that was worked out from them.</content>
public sealed partial class ChunkLedger
{
    /// <summary>A ledger with the same rows. The two share nothing that changes.</summary>
    public ChunkLedger Reload()
    {
        var ledger = new ChunkLedger(_settings);
        ledger.AddDatasets([.. _datasets.Rows.Select(static row => new StoredDataset(row.Id, row.Name))]);
        foreach (var row in _chunks.Rows)
        {
            ledger.AddChunk(row.Pk, row.Dataset.Id, row.Chunk);
        }

        ledger.SetWorkers(_roster.Views);
        ledger.AddLifecycles(_lifecycles.View);
        ReloadHolders(ledger);
        foreach (var correction in _corrections.View)
        {
            ledger.AddCorrection(correction.Old, correction.New, correction.CreatedAt, correction.AppliedAt);
        }

        ReloadAssignments(ledger);
        ledger.SetWaiting(_waiting.Rows);
        ledger._datasetKeys.TakeUpTo(_datasetKeys.Last);
        ledger._chunkKeys.TakeUpTo(_chunkKeys.Last);
        ledger._workerKeys.TakeUpTo(_workerKeys.Last);
        ledger.NewestTick = NewestTick;
        return ledger;
    }

    private void ReloadHolders(ChunkLedger ledger)
    {
        foreach (var row in _chunks.Rows)
        {
            ledger.AddIdeal(row.Pk, row.Ideal);
            ledger.AddRouting(row.Pk, row.Routing);
            foreach (var copy in row.Stale)
            {
                ledger.AddStale(new(row.Pk, copy.Worker), copy.SupersededAt);
            }
        }
    }

    private void ReloadAssignments(ChunkLedger ledger)
    {
        ledger._diffs.Add(_diffs.Rows);
        foreach (var portal in _portals.Views)
        {
            ledger.AddPortal(portal);
        }

        foreach (var id in _assignments.Unconfirmed)
        {
            ledger.AddUnconfirmed(id);
        }

        ledger.SetAssignments(_assignments.Newest, _assignments.Watermark);
    }
}
