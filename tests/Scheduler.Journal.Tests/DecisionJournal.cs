using Scheduler.Core.Ledger;

namespace Scheduler.Journal.Tests;

/// <summary>What a storage has decided, in order. It outlives the storage, as a file would.</summary>
public sealed class DecisionJournal
{
    private readonly List<LedgerDecision> _decisions = [];

    /// <summary>All decisions so far.</summary>
    public IReadOnlyList<LedgerDecision> Decisions => _decisions;

    /// <summary>What the next entry fails with, before it is written; nothing by default.</summary>
    public Exception? NextFault { get; set; }

    /// <summary>Writes an entry. It takes its time, so that nothing rests on writes that are over at once.</summary>
    public async ValueTask AddAsync(LedgerDecision decision, CancellationToken cancellationToken)
    {
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (NextFault is { } fault)
        {
            NextFault = null;
            throw fault;
        }

        _decisions.Add(decision);
    }

    /// <summary>A ledger that has done all that was decided.</summary>
    public ChunkLedger Replay(LedgerSettings settings)
    {
        var ledger = new ChunkLedger(settings);
        _decisions.ForEach(ledger.Apply);
        return ledger;
    }
}
