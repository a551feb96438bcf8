using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>
/// What an operation changes, decided and not yet done: a backend stores it, and only then it is applied to the ledger. Decisions
/// are immutable and complete, so that a ledger that applies all of them in order comes to the same state.
/// </summary>
public abstract record LedgerDecision
{
    private protected LedgerDecision()
    {
    }

    /// <summary>The tick of the call, to be stored with what it changes; null for operations that carry none.</summary>
    public Tick? Tick { get; init; }

    /// <summary>Whether nothing but the tick changes.</summary>
    public abstract bool IsEmpty { get; }

    internal abstract void ApplyTo(ChunkLedger ledger);
}
