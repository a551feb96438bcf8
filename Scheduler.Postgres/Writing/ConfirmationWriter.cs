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
    public static async Task WriteAsync(
        PostgresTransaction transaction, WorkerAssignmentId id, IReadOnlyList<DiffView> replayed, Tick now, CancellationToken cancellationToken)
    {
        const string Operation = "confirm_worker_assignment:";
        await transaction.ExecuteAsync(new Statement(Operation + "advance_confirmation_watermark", Advance), cancellationToken, id.Value, now.Value);
        if (replayed.Count == 0)
        {
            return;
        }

        HoldersView[] rows = [.. replayed.Select(static diff => new HoldersView(diff.Chunk, diff.Workers))];
        await HolderStaging.StageAsync(transaction, Operation + "stage_changed_rows", rows, cancellationToken);
        await HolderStaging.ApplyAsync(transaction, Operation + "replay_confirmed_diffs", HolderTable.Routing, rows, cancellationToken);
        await transaction.ExecuteAsync(new Statement(Operation + "drop_replayed_diffs", DropReplayed), cancellationToken, id.Value);
    }
}
