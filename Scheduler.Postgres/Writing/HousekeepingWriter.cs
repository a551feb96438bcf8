using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Writes what the clock-driven part of a cycle changes.</summary>
internal static class HousekeepingWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="transaction">Commits before placement starts.</param>
    /// <param name="decision">What is due.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public static async Task WriteAsync(PostgresTransaction transaction, HousekeepingDecision decision, CancellationToken cancellationToken)
    {
        const string Tombstone = StoragePhases.TombstoneExpiredChunks;
        var due = decision.Due;
        await StaleRows.DeleteAsync(transaction, StoragePhases.PurgeDepartedStaleMappings, due.PurgedDrains, cancellationToken);
        await RescueAsync(transaction, decision, cancellationToken);
        await LifecycleStamps.WriteAsync(
            transaction, Tombstone, LifecycleStamps.DroppedAtWorker, due.Tombstoned, decision.TombstonedAt.Value, cancellationToken);
        await StaleRows.DeleteAsync(transaction, Tombstone, due.TombstonedDrains, cancellationToken);
        await StaleRows.DeleteAsync(transaction, StoragePhases.ExpireDrainedStaleMappings, due.ExpiredDrains, cancellationToken);
    }

    private static async Task RescueAsync(PostgresTransaction transaction, HousekeepingDecision decision, CancellationToken cancellationToken)
    {
        var rows = decision.RescuedIdeal;
        if (rows.Count == 0)
        {
            return;
        }

        const string Phase = StoragePhases.RescueOrphanedDrains;
        await HolderStaging.StageAsync(transaction, Phase, rows, cancellationToken);
        await HolderStaging.ApplyAsync(transaction, Phase, HolderTable.Ideal, rows, rows, cancellationToken);
        await StaleRows.DeleteAsync(transaction, Phase, decision.Due.RescuedDrains, cancellationToken);
    }
}
