using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Writing;

/// <summary>Rows of chunks that wait for their floor.</summary>
internal static class WaitingRows
{
    /// <summary>Removes chunks that wait no more.</summary>
    public const string Delete = "delete from sched_waiting_chunks where chunk_pk = any($1)";

    /// <summary>Writes what a plan changes.</summary>
    public static async Task WriteAsync(PostgresTransaction transaction, string phase, WaitingChange change, CancellationToken cancellationToken)
    {
        await KeySlices.ExecuteAsync(transaction, new Statement(phase, Delete), Keys(change.Ended), null, cancellationToken);
        foreach (var reason in WaitingReasonNames.All)
        {
            var altered = change.Altered.Where(row => row.Reason == reason).ToArray();
            await KeySlices.ExecuteAsync(transaction, new Statement(phase, Update(reason)), Keys(altered), null, cancellationToken);
            var begun = change.Begun.Where(row => row.Reason == reason).ToArray();
            if (begun.Length > 0)
            {
                await KeySlices.ExecuteAsync(transaction, new Statement(phase, Insert(reason)), Keys(begun), begun[0].Since.Value, cancellationToken);
            }
        }
    }

    /// <summary>Adds chunks that begin to wait, all since one tick.</summary>
    private static string Insert(WaitingReason reason) => $"""
        insert into sched_waiting_chunks (chunk_pk, reason, since)
        select chunk_pk, '{WaitingReasonNames.Of(reason)}', $2 from unnest($1::bigint[]) as begun (chunk_pk)
        """;

    /// <summary>Replaces a reason; the tick stays.</summary>
    private static string Update(WaitingReason reason) =>
        $"update sched_waiting_chunks set reason = '{WaitingReasonNames.Of(reason)}' where chunk_pk = any($1)";

    private static ChunkPk[] Keys(IReadOnlyList<WaitingChunk> rows) => [.. rows.Select(static row => row.Chunk)];
}
