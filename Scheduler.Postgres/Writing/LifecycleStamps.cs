using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Stamps on lifecycle rows, by key.</summary>
internal static class LifecycleStamps
{
    /// <summary>First worker assignment.</summary>
    public static string AppliedAtWorker { get; } = Update("applied_at_worker_assignment_id");

    /// <summary>Portal assignment that made the chunk visible.</summary>
    public static string AppliedAtPortal { get; } = Update("applied_at_portal_assignment_id");

    /// <summary>Tick of the latest mark.</summary>
    public static string Marked { get; } = Update("marked_for_removal");

    /// <summary>Portal assignment that stopped naming the chunk.</summary>
    public static string DroppedAtPortal { get; } = Update("dropped_at_portal_assignment_id");

    /// <summary>Tick of the tombstone.</summary>
    public static string DroppedAtWorker { get; } = Update("dropped_at_worker");

    /// <summary>Stamps rows that exist.</summary>
    public static Task WriteAsync(
        PostgresTransaction transaction, string phase, string stamp, IReadOnlyList<ChunkPk> chunks, long value, CancellationToken cancellationToken) =>
        KeySlices.ExecuteAsync(transaction, new Statement(phase, stamp), chunks, value, cancellationToken);

    private static string Update(string column) => $"update sched_chunk_metadata set {column} = $2 where chunk_pk = any($1)";
}
