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
    public static async Task WriteAsync(PostgresTransaction transaction, VisibilityDecision decision, CancellationToken cancellationToken)
    {
        const string Operation = StoragePhases.RunVisibilityCycle + ":";
        const string Fire = StoragePhases.ApplyReadyCorrections;
        var (id, now, confirmedUpTo) = decision.Portal;
        await transaction.ExecuteAsync(
            new Statement(Operation + "open_portal_assignment", OpenAssignment), cancellationToken, id.Value, now.Value, confirmedUpTo.Value);
        ChunkPk[] replaced = [.. decision.Fired.Select(static link => link.Old)];
        await KeySlices.ExecuteAsync(transaction, new Statement(Fire, Complete), replaced, id.Value, cancellationToken);
        await LifecycleStamps.WriteAsync(transaction, Fire, LifecycleStamps.Marked, decision.Marked, now.Value, cancellationToken);
        await LifecycleStamps.WriteAsync(
            transaction, Operation + "promote_eligible_chunks", LifecycleStamps.AppliedAtPortal, decision.Promoted, id.Value, cancellationToken);
        await LifecycleStamps.WriteAsync(
            transaction, StoragePhases.DropMarkedChunks, LifecycleStamps.DroppedAtPortal, decision.Dropped, id.Value, cancellationToken);
    }
}
