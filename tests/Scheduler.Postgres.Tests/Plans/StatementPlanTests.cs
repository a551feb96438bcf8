using Npgsql;
using Scheduler.Postgres.Mirror;
using Scheduler.Postgres.Shared;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres.Tests.Plans;

/// <summary>Every statement of a cycle finds its rows through an index. Method: fill the tables, let the server analyse them, and read its plans.</summary>
public sealed class StatementPlanTests(FilledDatabase database) : IClassFixture<FilledDatabase>
{
    private static readonly long[] Keys = [3, 500, 7000, 19000];

    public static TheoryData<string, string> KeyedStatements => new()
    {
        { LifecycleStamps.AppliedAtWorker, "sched_chunk_metadata_pkey" },
        { LifecycleStamps.AppliedAtPortal, "sched_chunk_metadata_pkey" },
        { LifecycleStamps.Marked, "sched_chunk_metadata_pkey" },
        { LifecycleStamps.DroppedAtPortal, "sched_chunk_metadata_pkey" },
        { LifecycleStamps.DroppedAtWorker, "sched_chunk_metadata_pkey" },
        { VisibilityWriter.Complete, "chunk_corrections_pkey" },
        { HolderTable.Ideal.Delete, "sched_ideal_chunk_workers_pkey" },
        { HolderTable.Routing.Delete, "sched_confirmed_chunk_workers_pkey" },
    };

    [Theory]
    [MemberData(nameof(KeyedStatements))]
    public async Task A_statement_by_keys_uses_the_key(string sql, string index) =>
        await UsesAsync(index, sql, sql.Contains("$2", StringComparison.Ordinal) ? [Keys, 7L] : [Keys]);

    [Theory]
    [InlineData("sched_ideal_chunk_workers_pkey", true)]
    [InlineData("sched_confirmed_chunk_workers_pkey", false)]
    public async Task Staged_rows_meet_their_table_through_its_key(string index, bool ideal) =>
        await UsesAsync(index, (ideal ? HolderTable.Ideal : HolderTable.Routing).Upsert);

    [Fact]
    public async Task Drains_are_deleted_by_pair() =>
        await UsesAsync("sched_stale_mappings_pkey", StaleRows.DeletePairs, Keys, new long[] { 4, 1, 1, 1 });

    [Fact]
    public async Task Drains_of_a_collected_worker_are_found_by_worker() =>
        await UsesAsync("sched_stale_mappings_by_worker", "delete from sched_stale_mappings where worker_id = $1", 7L);

    [Fact]
    public async Task Replayed_diffs_are_found_by_assignment() =>
        await UsesAsync("sched_worker_assignment_diffs_pkey", ConfirmationWriter.DropReplayed, 1L);

    [Fact]
    public async Task New_chunks_are_found_by_key() => await UsesAsync("chunks_pkey", LedgerRefresh.FetchChunks, 19_990L);

    [Fact]
    public async Task Pending_corrections_are_found_among_the_completed() =>
        await UsesAsync("chunk_corrections_pending", LedgerRefresh.FetchCorrections);

    [Fact]
    public async Task Stored_identities_are_found_by_identity() =>
        await UsesAsync("chunks_identity_key", ChunkRows.FindStored, new short[] { 1, 2 }, new[] { "77", "88" });

    [Fact]
    public async Task Overlaps_are_found_by_blocks() =>
        await UsesAsync("chunks_by_blocks", OverlapProbe.FindBlocker, new short[] { 1, 2 }, new long[] { 55, 120_000 }, new long[] { 60, 120_005 });

    [Theory]
    [InlineData(
        "sched_chunk_metadata_awaiting_tombstone",
        "select count(*) from sched_chunk_metadata where dropped_at_portal_assignment_id is not null and dropped_at_worker is null")]
    [InlineData(
        "sched_chunk_metadata_promotable",
        """
        select count(*), min(applied_at_worker_assignment_id) from sched_chunk_metadata
        where not rejected and applied_at_portal_assignment_id is null and dropped_at_portal_assignment_id is null
          and dropped_at_worker is null and marked_for_removal is null
        """)]
    public async Task What_the_operators_page_asks_is_answered_by_the_partial_indexes(string index, string sql) => await UsesAsync(index, sql);

    private async Task UsesAsync(string index, string sql, params object[] arguments)
    {
        await using var connection = await database.ConnectAsync();
        await using var command = new NpgsqlCommand("explain " + sql, connection);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(0));
        }

        Assert.Contains(plan, line => line.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, line => line.Contains("Seq Scan on", StringComparison.Ordinal) && !line.Contains("staged_holders", StringComparison.Ordinal));
    }
}
