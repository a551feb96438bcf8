using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>The registry of workers changes.</summary>
/// <param name="Updated">Rows whose status or version changes, ascending, as they are from now on.</param>
/// <param name="Added">New rows, ascending.</param>
/// <param name="Removed">Workers that are forgotten, ascending; their draining copies end with them.</param>
public sealed record RosterDecision(IReadOnlyList<WorkerView> Updated, IReadOnlyList<WorkerView> Added, IReadOnlyList<WorkerPk> Removed) : LedgerDecision
{
    /// <inheritdoc/>
    public override bool IsEmpty => Updated.Count + Added.Count + Removed.Count == 0;

    internal override void ApplyTo(ChunkLedger ledger) => ledger.ApplyRoster(this);
}
