using Scheduler.Core.Ledger;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Writes what a visibility cycle changes. Starting a drain writes nothing: its anchor follows from the portal assignment's watermark (rule 22.7).</summary>
internal static class VisibilityWriter
{
    /// <summary>Mints a portal assignment.</summary>
    public const string OpenAssignment = "insert into sched_portal_assignments (id, created_at, confirmed_up_to) values ($1, $2, $3)";

    /// <summary>Completes corrections by old chunk.</summary>
    public const string Complete = "update chunk_corrections set applied_at_portal_assignment_id = $2 where old_chunk_pk = any($1)";

    /// <summary>Writes it.</summary>
    public static async Task WriteAsync(
        PostgresTransaction transaction, ChunkLedger ledger, VisibilityDecision decision, CancellationToken cancellationToken)
    {
        const string Operation = StoragePhases.RunVisibilityCycle + ":";
        var (id, now, confirmedUpTo) = decision.Portal;
        await transaction.ExecuteAsync(
            new Statement(Operation + "open_portal_assignment", OpenAssignment), cancellationToken, id.Value, now.Value, confirmedUpTo.Value);
        await FireAsync(transaction, StoragePhases.ApplyReadyCorrections, ledger, decision, cancellationToken);
        await LifecycleStamps.WriteAsync(
            transaction, Operation + "promote_eligible_chunks", LifecycleStamps.AppliedAtPortal, decision.Promoted, id.Value, cancellationToken);
        await LifecycleStamps.WriteAsync(
            transaction, StoragePhases.DropMarkedChunks, LifecycleStamps.DroppedAtPortal, decision.Dropped, id.Value, cancellationToken);
    }

    private static async Task FireAsync(
        PostgresTransaction transaction, string phase, ChunkLedger ledger, VisibilityDecision decision, CancellationToken cancellationToken)
    {
        ChunkPk[] replaced = [.. decision.Fired.Select(static link => link.Old)];
        var (id, now, _) = decision.Portal;
        await KeySlices.ExecuteAsync(transaction, new Statement(phase, Complete), replaced, id.Value, cancellationToken);

        // A replaced chunk that was never registered has no lifecycle row to mark.
        ChunkPk[] marked = Array.FindAll(replaced, ledger.IsRegistered);
        await LifecycleStamps.WriteAsync(transaction, phase, LifecycleStamps.Marked, marked, now.Value, cancellationToken);
    }
}
