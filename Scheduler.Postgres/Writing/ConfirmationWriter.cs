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

    /// <summary>Writes it; nothing if it does nothing.</summary>
    /// <param name="transaction">Commits it as one unit.</param>
    /// <param name="decision">What it changes; it has come with a tick.</param>
    /// <param name="cancellationToken">Stops between statements.</param>
    public static async Task WriteAsync(PostgresTransaction transaction, ConfirmationDecision decision, CancellationToken cancellationToken)
    {
        const string Operation = StoragePhases.ConfirmWorkerAssignment + ":";
        if (decision.Watermark is not { } id)
        {
            return;
        }

        await transaction.ExecuteAsync(
            new Statement(Operation + "advance_confirmation_watermark", Advance), cancellationToken, id.Value, decision.Tick!.Value.Value);
        if (decision.Replayed.Count == 0)
        {
            return;
        }

        await HolderStaging.StageAsync(transaction, Operation + "stage_changed_rows", decision.Replayed, cancellationToken);
        await HolderStaging.ApplyAsync(
            transaction, StoragePhases.ReplayConfirmedDiffs, HolderTable.Routing, decision.Replayed, decision.Changed, cancellationToken);
        var drop = new Statement(Operation + "drop_replayed_diffs", DropReplayed);
        KnownRows.Require(drop, decision.SettledDiffs, await transaction.ExecuteAsync(drop, cancellationToken, id.Value));
    }
}
