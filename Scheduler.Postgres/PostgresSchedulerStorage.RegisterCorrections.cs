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
    public async ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
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

        var order = CorrectionOrder.Of(corrections);
        var (ledger, last) = await WriteAsync(
            Operation,
            now,
            IsolationLevel.ReadCommitted,
            async (transaction, ledger) => (ledger, await StoreAsync(transaction, Operation, ledger, corrections, order, now, cancellationToken)),
            cancellationToken);
        var keys = new ChunkPk[corrections.Count];
        foreach (var position in order)
        {
            keys[position] = new ChunkPk(++last);
            ledger.AddChunk(keys[position], corrections[position].Replacement);
            ledger.AddCorrection(corrections[position].OldChunk, keys[position], now);
        }

        return keys;
    }

    /// <summary>Stores replacements and links. Taking the keys first keeps all other writers of chunks out until the end, so what is read after it stays true.</summary>
    private static async Task<long> StoreAsync(
        PostgresTransaction transaction, string operation, ChunkLedger ledger, IReadOnlyList<Correction> corrections, int[] order, Tick now, CancellationToken cancellationToken)
    {
        var last = await KeyCounters.TakeChunksAsync(transaction, operation, corrections.Count, cancellationToken);
        await LedgerRefresh.ChunksAsync(transaction, operation, ledger, cancellationToken);
        ChunkIdentity[] wanted = [.. ledger.IdentitiesOf(corrections)];
        var stored = await ChunkRows.FindStoredAsync(
            transaction, operation, Array.ConvertAll(wanted, static identity => (identity.Dataset, identity.Id)), cancellationToken);
        var taken = stored.Select(position => wanted[position]).ToHashSet();
        ledger.RequireCorrectable(corrections, order, taken.Contains);

        var replacements = order.Select(position => corrections[position].Replacement);
        var datasets = order.Select(position => ledger.At(corrections[position].OldChunk).Dataset).DistinctBy(static row => row.Name)
            .ToDictionary(static row => row.Name, static row => row.Id, StringComparer.Ordinal);
        await ChunkRows.InsertAsync(transaction, operation, replacements, datasets, last, cancellationToken);
        await CorrectionWriter.WriteAsync(
            transaction,
            [.. order.Select((position, index) => (corrections[position].OldChunk, new ChunkPk(last + 1 + index), ledger.At(corrections[position].OldChunk).Dataset.Id))],
            now,
            cancellationToken);
        return last;
    }
}
