using System.Globalization;
using Scheduler.Core.Lifecycle;

namespace Sim.Models.Lockstep;

/// <summary>Writes what an operation answered, or how it refused, in full, so that the answers of two backends can be compared.</summary>
public static class AnswerText
{
    /// <summary>The text of an answer; of the refusal if there is one.</summary>
    public static string Of(object? answer, Exception? refusal) => refusal is null ? Of(answer) : Of(refusal);

    private static string Of(Exception refusal) => refusal switch
    {
        CorrectionRejectedException rejected => $"correction rejected ({rejected.Reason}): {rejected.Message}",
        // Where a chunk meets several others, each backend may name another of them.
        StorageException { Kind: StorageErrorKind.ChunkOverlaps } => "refused (ChunkOverlaps)",
        StorageException storage => $"refused ({storage.Kind}): {storage.Message}",
        _ => $"{refusal.GetType().Name}: {refusal.Message}",
    };

    private static string Of(object? answer) => answer switch
    {
        SchedulingCycleResult.Published published =>
            $"worker assignment {published.Assignment.Id}: {Of(published.Assignment.ChunkWorkers)}; chunks {Of(published.Assignment.Chunks)}; "
            + $"workers {Of(published.Assignment.Workers)}; replication {List(published.Assignment.ReplicationByWeight)}; "
            + $"evicted {List(published.Evicted)}; {Of(published.Housekeeping)}; waiting {List(published.Waiting)}",
        SchedulingCycleResult.Shortage shortage => $"shortage; {Of(shortage.Housekeeping)}",
        PortalAssignment portal =>
            $"portal assignment {portal.Id} up to {portal.ConfirmedUpTo}: {Of(portal.ChunkWorkers)}; chunks {Of(portal.Chunks)}; workers {Of(portal.Workers)}",
        IngestResult ingested => $"inserted {List(ingested.Inserted)}, duplicates {List(ingested.Duplicates)}",
        IReadOnlyList<ChunkPk> chunks => List(chunks),
        IReadOnlyList<WorkerPk> workers => List(workers),
        _ => string.Create(CultureInfo.InvariantCulture, $"{answer}"),
    };

    private static string Of(Housekeeping done) =>
        $"purged {List(done.PurgedDrains)}, rescued {List(done.RescuedDrains)}, tombstoned {List(done.Tombstoned)} "
        + $"with {List(done.TombstonedDrains)}, expired {List(done.ExpiredDrains)}";

    private static string Of(ChunkHolderMap holders) => List(holders.Select(row => $"{row.Key}:{List(row.Value)}"));

    private static string Of(SortedTable<ChunkPk, Chunk> chunks) =>
        List(chunks.Select(row => $"{row.Key}:{row.Value.Dataset}/{row.Value.Id} {row.Value.SizeBytes} {row.Value.Blocks} {List(row.Value.Files)}"));

    private static string Of(SortedTable<WorkerPk, AssignmentWorker> workers) =>
        List(workers.Select(row => $"{row.Key}:{row.Value.PeerId} {row.Value.Status}"));

    private static string List<T>(IEnumerable<T> items) =>
        $"[{string.Join(' ', items.Select(item => string.Create(CultureInfo.InvariantCulture, $"{item}")))}]";
}
