using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Tests.Twins;

/// <summary>Writes what an operation answered in full, so that two answers can be compared.</summary>
public static class AnswerText
{
    public static string Of(object? answer) => answer switch
    {
        SchedulingCycleResult.Published(var assignment, var evicted, var housekeeping) =>
            $"worker assignment {assignment.Id}: {Of(assignment.ChunkWorkers)}; {Of(assignment.Chunks)}; {Of(assignment.Workers)}; "
            + $"{string.Join(' ', assignment.ReplicationByWeight)}; evicted {string.Join(' ', evicted)}; {Of(housekeeping)}",
        SchedulingCycleResult.Shortage(var housekeeping) => $"shortage; {Of(housekeeping)}",
        Housekeeping done =>
            $"purged {string.Join(' ', done.PurgedDrains)} rescued {string.Join(' ', done.RescuedDrains)} tombstoned {string.Join(' ', done.Tombstoned)} "
            + $"with {string.Join(' ', done.TombstonedDrains)} expired {string.Join(' ', done.ExpiredDrains)}",
        PortalAssignment portal =>
            $"portal assignment {portal.Id} up to {portal.ConfirmedUpTo}: {Of(portal.ChunkWorkers)}; {Of(portal.Chunks)}; {Of(portal.Workers)}",
        ChunkHolderMap holders => string.Join(' ', holders.Select(row => $"{row.Key}:{string.Join(',', row.Value)}")),
        SortedTable<ChunkPk, Chunk> chunks => string.Join(' ', chunks.Select(row => $"{row.Key}:{row.Value} {string.Join(',', row.Value.Files)}")),
        SortedTable<WorkerPk, AssignmentWorker> workers => string.Join(' ', workers),
        IngestResult ingested => $"{string.Join(' ', ingested.Inserted)} but {string.Join(' ', ingested.Duplicates)}",
        IReadOnlyList<ChunkPk> chunks => string.Join(' ', chunks),
        IReadOnlyList<WorkerPk> workers => string.Join(' ', workers),
        CorrectionRejectedException refused => $"refused: {refused.Reason} {refused.Message}",
        // Where a chunk meets several others, each backend may name another of them.
        StorageException { Kind: StorageErrorKind.ChunkOverlaps } => "refused: overlap",
        StorageException refused => $"refused: {refused.Kind} {refused.Message}",
        Exception fault => $"{fault.GetType()}: {fault.Message}",
        _ => $"{answer}",
    };
}
