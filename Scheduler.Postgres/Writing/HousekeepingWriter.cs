using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Writes what the clock-driven part of a cycle did.</summary>
internal static class HousekeepingWriter
{
    /// <summary>Writes it.</summary>
    /// <param name="transaction">Commits before placement starts.</param>
    /// <param name="ledger">Has kept house; it knows the ideal of rescued chunks.</param>
    /// <param name="done">What it did.</param>
    /// <param name="now">Tick of the tombstones.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public static async Task WriteAsync(
        PostgresTransaction transaction, ChunkLedger ledger, Housekeeping done, Tick now, CancellationToken cancellationToken)
    {
        await StaleRows.DeleteAsync(transaction, StoragePhases.PurgeDepartedStaleMappings, done.PurgedDrains, cancellationToken);
        await RescueAsync(transaction, ledger, done.RescuedDrains, cancellationToken);
        const string Tombstone = StoragePhases.TombstoneExpiredChunks;
        await LifecycleStamps.WriteAsync(transaction, Tombstone, LifecycleStamps.DroppedAtWorker, done.Tombstoned, now.Value, cancellationToken);
        await StaleRows.DeleteAsync(transaction, Tombstone, done.TombstonedDrains, cancellationToken);
        await StaleRows.DeleteAsync(transaction, StoragePhases.ExpireDrainedStaleMappings, done.ExpiredDrains, cancellationToken);
    }

    private static async Task RescueAsync(
        PostgresTransaction transaction, ChunkLedger ledger, IReadOnlyList<ChunkWorker> rescued, CancellationToken cancellationToken)
    {
        if (rescued.Count == 0)
        {
            return;
        }

        const string Phase = StoragePhases.RescueOrphanedDrains;
        HoldersView[] rows = [.. rescued.Select(static pair => pair.Chunk).Distinct().Select(chunk => new HoldersView(chunk, ledger.IdealOf(chunk)))];
        await HolderStaging.StageAsync(transaction, Phase, rows, cancellationToken);
        await HolderStaging.ApplyAsync(transaction, Phase, HolderTable.Ideal, rows, rows, cancellationToken);
        await StaleRows.DeleteAsync(transaction, Phase, rescued, cancellationToken);
    }
}
