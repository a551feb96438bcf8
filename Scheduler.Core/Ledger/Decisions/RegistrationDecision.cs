using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>Chunks without a lifecycle row get one.</summary>
/// <param name="Verdict">Which are admitted and which rejected.</param>
public sealed record RegistrationDecision(RegistrationVerdict Verdict) : LedgerDecision
{
    /// <inheritdoc/>
    public override bool IsEmpty => Verdict.Admitted.Count + Verdict.Rejected.Count + Verdict.Mismatched.Count == 0;

    internal override void ApplyTo(ChunkLedger ledger) => ledger.ApplyRegistration(Verdict);
}
