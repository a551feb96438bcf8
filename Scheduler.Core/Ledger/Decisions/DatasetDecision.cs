namespace Scheduler.Core.Ledger;

/// <summary>Datasets are created.</summary>
/// <param name="Added">They.</param>
public sealed record DatasetDecision(IReadOnlyList<StoredDataset> Added) : LedgerDecision
{
    /// <inheritdoc/>
    public override bool IsEmpty => Added.Count == 0;

    internal override void ApplyTo(ChunkLedger ledger) => ledger.AddDatasets(Added);
}
