using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Writes a confirmation: the watermark, the routing that it brings, the end of the changes that were queued for it.</summary>
internal static class ConfirmationWriter
{
    /// <summary>Moves the watermark.</summary>
    public const string Advance = "insert into sched_worker_confirmations (assignment_id, confirmed_at) values ($1, $2)";

    /// <summary>Ends the changes that have been replayed.</summary>
    public const string DropReplayed = "delete from sched_worker_assignment_diffs where worker_assignment_id <= $1";

    /// <summary>Writes it.</summary>
    /// <param name="transaction">Commits it as one unit.</param>
    /// <param name="ledger">Knows the routing so far and the queued changes.</param>
    /// <param name="id">The confirmed assignment.</param>
    /// <param name="replayed">What the ledger decided.</param>
    /// <param name="now">Tick of the confirmation.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public static async Task WriteAsync(
        PostgresTransaction transaction, ChunkLedger ledger, WorkerAssignmentId id, IReadOnlyList<DiffView> replayed, Tick now, CancellationToken cancellationToken)
    {
        const string Operation = StoragePhases.ConfirmWorkerAssignment + ":";
        await transaction.ExecuteAsync(new Statement(Operation + "advance_confirmation_watermark", Advance), cancellationToken, id.Value, now.Value);
        if (replayed.Count == 0)
        {
            return;
        }

        HoldersView[] rows = [.. replayed.Select(static diff => new HoldersView(diff.Chunk, diff.Workers))];
        await HolderStaging.StageAsync(transaction, Operation + "stage_changed_rows", rows, cancellationToken);
        var changed = Array.FindAll(rows, row => !ledger.RoutingOf(row.Chunk).SequenceEqual(row.Workers));
        await HolderStaging.ApplyAsync(transaction, StoragePhases.ReplayConfirmedDiffs, HolderTable.Routing, rows, changed, cancellationToken);
        var drop = new Statement(Operation + "drop_replayed_diffs", DropReplayed);
        KnownRows.Require(drop, ledger.QueuedDiffs(id), await transaction.ExecuteAsync(drop, cancellationToken, id.Value));
    }
}
