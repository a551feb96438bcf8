using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Shared;

/// <summary>Asks the range index whether claims meet stored chunks that are not gone, registered or not.</summary>
internal static class OverlapProbe
{
    /// <summary>
    /// A claim that meets a stored chunk, with one of the chunks that it meets. The range must be written as in the index, and
    /// the limit keeps the planner from turning one index probe per claim into a join of two large tables. An order among the
    /// chunks that are met would undo that: the planner would then read all of them.
    /// </summary>
    public const string FindBlocker = """
        select wanted.ordinal - 1, blocker.chunk_id, blocker.first_block, blocker.last_block_delta
        from unnest($1::smallint[], $2::bigint[], $3::bigint[]) with ordinality as wanted (dataset_id, first_block, last_block, ordinal)
        cross join lateral (
            select stored.chunk_id, stored.first_block, stored.last_block_delta
            from chunks as stored
            left join sched_chunk_metadata as lifecycle on lifecycle.chunk_pk = stored.chunk_pk
            where stored.dataset_id = wanted.dataset_id
              and int8range(stored.first_block - 1, stored.first_block + stored.last_block_delta)
                  && int8range(wanted.first_block - 1, wanted.last_block)
              and (lifecycle.chunk_pk is null
                   or not lifecycle.rejected
                      and lifecycle.marked_for_removal is null
                      and lifecycle.dropped_at_portal_assignment_id is null
                      and lifecycle.dropped_at_worker is null)
            limit 1
        ) as blocker
        limit 1
        """;

    private const string Phase = StoragePhases.OverlapProbe;

    /// <summary>A claim that meets a stored chunk; null if none does.</summary>
    /// <param name="transaction">Holds the locks of the datasets.</param>
    /// <param name="claims">The claims, disjoint.</param>
    /// <param name="cancellationToken">Stops between slices.</param>
    public static async Task<OverlapHit?> FindAsync(
        PostgresTransaction transaction, RangeClaim[] claims, CancellationToken cancellationToken)
    {
        var doubtful = await NarrowAsync(transaction, claims, cancellationToken);
        for (var start = 0; start < doubtful.Length; start += transaction.Edges.KeySliceRows)
        {
            var slice = doubtful[start..Math.Min(doubtful.Length, start + transaction.Edges.KeySliceRows)];
            if ((await ProbeAsync(transaction, slice, cancellationToken)) is [var hit, ..])
            {
                return hit;
            }
        }

        return null;
    }

    /// <summary>Leaves out the claims of datasets in which nothing stored meets the whole of them: new chunks mostly come behind all others.</summary>
    private static async Task<RangeClaim[]> NarrowAsync(PostgresTransaction transaction, RangeClaim[] claims, CancellationToken cancellationToken)
    {
        RangeClaim[] hulls = [.. claims.GroupBy(static claim => claim.Dataset).Select(static group => group.Aggregate(Hull))];
        if (hulls.Length == claims.Length)
        {
            return claims;
        }

        var hits = await ProbeAsync(transaction, hulls, cancellationToken);
        if (hits.Count == 0)
        {
            return [];
        }

        // The probe stops at its first hit, so nothing is known of the datasets behind it.
        var clear = hulls.TakeWhile(hull => hull != hits[0].Claim).Select(static hull => hull.Dataset).ToHashSet();
        return Array.FindAll(claims, claim => !clear.Contains(claim.Dataset));
    }

    private static RangeClaim Hull(RangeClaim left, RangeClaim right) => left with
    {
        Blocks = new BlockRange(Math.Min(left.Blocks.First, right.Blocks.First), Math.Max(left.Blocks.Last, right.Blocks.Last)),
    };

    private static Task<List<OverlapHit>> ProbeAsync(PostgresTransaction transaction, RangeClaim[] claims, CancellationToken cancellationToken)
    {
        return transaction.QueryAsync(
            new Statement(Phase, FindBlocker),
            Read,
            cancellationToken,
            Array.ConvertAll(claims, static claim => claim.Dataset.Value),
            Array.ConvertAll(claims, static claim => claim.Blocks.First),
            Array.ConvertAll(claims, static claim => claim.Blocks.Last));

        OverlapHit Read(NpgsqlDataReader reader)
        {
            var first = reader.GetInt64(2);
            return new OverlapHit(claims[(int)reader.GetInt64(0)], reader.GetString(1), new BlockRange(first, first + reader.GetInt32(3)));
        }
    }
}
