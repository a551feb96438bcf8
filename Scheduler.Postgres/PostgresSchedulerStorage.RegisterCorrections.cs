using System.Data;
using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Mirror;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres;

public sealed partial class PostgresSchedulerStorage
{
    /// <inheritdoc/>
    /// <remarks>Corrections are judged, and replacements get their keys, in order of the old keys.</remarks>
    public override async ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default)
    {
        const string Operation = StoragePhases.RegisterCorrections;
        RequireUsable(cancellationToken);
        CorrectionRule.RequireStorable(corrections);
        using var phase = Phase(Operation);
        if (corrections.Count == 0)
        {
            return [];
        }

        var (ledger, decision) = await RunTransactionAsync(
            Operation,
            IsolationLevel.ReadCommitted,
            async (transaction, ledger) =>
            {
                Clock.Require(ledger.NewestTick, now);
                var decision = await StoreAsync(transaction, Operation, ledger, corrections, now, cancellationToken);
                await StoreTickAsync(transaction, Operation, now, cancellationToken);
                return (ledger, decision with { Tick = now });
            },
            cancellationToken);
        ledger.Apply(decision);
        return decision.Reported;
    }

    /// <summary>Stores replacements and links. Taking the keys first keeps all other writers of chunks out until the end, so what is read after it stays true.</summary>
    private static async Task<CorrectionDecision> StoreAsync(
        PostgresTransaction transaction, string operation, ChunkLedger ledger, IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken)
    {
        var last = await KeyCounters.TakeChunksAsync(transaction, operation, corrections.Count, cancellationToken);
        await LedgerRefresh.ChunksAsync(transaction, operation, ledger, cancellationToken);
        var wanted = ledger.IdentitiesOf(corrections).ToArray();
        var stored = await ChunkRows.FindStoredAsync(transaction, operation, wanted, cancellationToken);
        var taken = stored.Select(position => wanted[position]).ToHashSet();
        var decision = ledger.DecideCorrections(corrections, now, taken.Contains, last);
        await ChunkRows.InsertAsync(transaction, operation, decision.Replacements, DatasetOf, cancellationToken);
        await CorrectionWriter.WriteAsync(transaction, decision, DatasetOf, cancellationToken);
        return decision;

        DatasetId DatasetOf(string name) => ledger.FindDataset(name)!.Value;
    }
}
