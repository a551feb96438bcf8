using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Writes what a plan changes, in the order of rule 22.18: mint, evict, diff, ideal, flip-flop, stamp.</summary>
internal static class PlacementWriter
{
    /// <summary>Mints a worker assignment.</summary>
    public const string OpenAssignment = "insert into sched_worker_assignments (id, created_at, scheduler_version) values ($1, $2, $3)";

    /// <summary>Queues the staged rows as changes of routing.</summary>
    public const string RecordDiffs = """
        insert into sched_worker_assignment_diffs (worker_assignment_id, chunk_pk, worker_ids)
        select $1, chunk_pk, worker_ids from staged_holders
        """;

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(
        PostgresTransaction transaction, PlacementDecision decision, string? version, CancellationToken cancellationToken)
    {
        const string Operation = StoragePhases.RunSchedulingCycle + ":";
        var (id, delta) = (decision.Id, decision.Delta);
        await transaction.ExecuteAsync(
            new Statement(Operation + "open_worker_assignment", OpenAssignment), cancellationToken, id.Value, decision.PlannedAt.Value, (object?)version ?? DBNull.Value);
        await StaleRows.InsertAsync(transaction, Operation + "mint_superseded_stale_mappings", delta.Minted, id, cancellationToken);
        await StaleRows.DeleteAsync(transaction, Operation + "evict_stale_mappings", delta.EvictedDrains, cancellationToken);
        if (delta.Diffs.Count > 0)
        {
            HoldersView[] rows = [.. delta.Diffs.Select(static diff => new HoldersView(diff.Chunk, diff.Workers))];
            await HolderStaging.StageAsync(transaction, Operation + "stage_changed_rows", rows, cancellationToken);
            var record = new Statement(Operation + "record_routing_diffs", RecordDiffs);
            KnownRows.Require(record, rows.Length, await transaction.ExecuteAsync(record, cancellationToken, id.Value));
            await HolderStaging.ApplyAsync(transaction, StoragePhases.CommitNewIdeal, HolderTable.Ideal, rows, rows, cancellationToken);
        }

        await StaleRows.DeleteAsync(transaction, Operation + "resolve_flip_flops", delta.FlipFlops, cancellationToken);
        await LifecycleStamps.WriteAsync(
            transaction, Operation + "stamp_entered_chunks", LifecycleStamps.AppliedAtWorker, delta.Entered, id.Value, cancellationToken);
        await WaitingRows.WriteAsync(transaction, Operation + "record_waiting_chunks", decision.Waiting, cancellationToken);
    }
}
