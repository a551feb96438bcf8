using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>What the clock-driven part of a scheduling cycle changes.</summary>
/// <param name="Due">Every row that changes.</param>
/// <param name="RescuedIdeal">The ideal of the chunks whose draining copies are rescued, as it is from now on, ascending.</param>
/// <param name="TombstonedAt">Tick of the tombstones.</param>
public sealed record HousekeepingDecision(Housekeeping Due, IReadOnlyList<HoldersView> RescuedIdeal, Tick TombstonedAt) : LedgerDecision
{
    /// <inheritdoc/>
    public override bool IsEmpty =>
        Due.PurgedDrains.Count + Due.RescuedDrains.Count + Due.Tombstoned.Count + Due.TombstonedDrains.Count + Due.ExpiredDrains.Count + RescuedIdeal.Count == 0;

    internal override void ApplyTo(ChunkLedger ledger) => ledger.ApplyHousekeeping(this);
}
