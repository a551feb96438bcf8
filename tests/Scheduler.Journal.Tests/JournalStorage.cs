using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Journal.Tests;

/// <summary>A third backend, by what is public alone: it writes each decision to a journal, and begins by reading it.</summary>
public sealed class JournalStorage : LedgerStorage
{
    private readonly DecisionJournal _journal;
    private readonly ChunkLedger _ledger;

    public JournalStorage(DecisionJournal journal, LedgerSettings settings)
        : base(settings)
    {
        _journal = journal;
        _ledger = journal.Replay(settings);
    }

    public override ValueTask<StorageState> ReadStateAsync(CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        return new(_ledger.ReadState());
    }

    /// <summary>Writes a correction past the operations, as another program could.</summary>
    public async ValueTask WriteCorrectionAsync(ChunkPk oldChunk, ChunkPk newChunk, Tick now)
    {
        var decision = new CorrectionDecision([], [new CorrectionLink(oldChunk, newChunk)], [], now);
        await _journal.AddAsync(decision, CancellationToken.None);
        _ledger.Apply(decision);
    }

    protected override async ValueTask<T> WriteAsync<T>(
        LedgerOperation operation, Tick? now, Func<ChunkLedger, T> decide, CancellationToken cancellationToken)
    {
        var decision = decide(_ledger);
        await _journal.AddAsync(decision, cancellationToken);
        return decision;
    }
}
