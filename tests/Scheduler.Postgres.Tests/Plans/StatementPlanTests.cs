using Npgsql;
using Scheduler.Postgres.Mirror;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Tests.Statements;
using Xunit.Abstractions;

namespace Scheduler.Postgres.Tests.Plans;

/// <summary>
/// Every statement of an operation finds its rows through an index. Method: record what the storage really sends, fill the
/// tables, let the server analyse them, and read its plan for each recorded statement. A statement that is in the code and
/// was not recorded fails too, so that none goes unseen.
/// </summary>
public sealed class StatementPlanTests(FilledDatabase database, ITestOutputHelper output) : IClassFixture<FilledDatabase>
{
    /// <summary>Tables that are read as a whole: they grow with the fleet or not at all, never with the chunks.</summary>
    private static readonly string[] SmallTables = ["datasets", "sched_workers", "sched_leadership", "sched_clock", "key_counters", "staged_holders"];

    /// <summary>What is sent once per session or per start, before any operation and past the gate.</summary>
    private static readonly string[] OncePerSession =
    [
        "select set_config(", "select pg_try_advisory_lock(", "select pg_advisory_unlock_all(", "select count(*) = 2 from pg_attribute", "select scriptname from public.schema_migrations",
        "select case relkind", "select nspname",
    ];

    /// <summary>Indexes through which statements find their rows; each is used, or nothing here would look at what it serves.</summary>
    private static readonly string[] Indexes =
    [
        "chunk_corrections_pending",
        "chunk_corrections_pkey",
        "chunks_by_blocks",
        "chunks_identity_key",
        "chunks_pkey",
        "sched_chunk_metadata_pkey",
        "sched_confirmed_chunk_workers_pkey",
        "sched_ideal_chunk_workers_pkey",
        "sched_stale_mappings_pkey",
        "sched_waiting_chunks_pkey",
        "sched_worker_assignment_diffs_pkey",
    ];

    [Fact]
    public async Task No_statement_of_an_operation_reads_a_table_from_end_to_end()
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var statement in database.Statements.Where(IsPlanned))
        {
            var plan = await ExplainAsync(statement.Sql, statement.Arguments);
            var indexes = Indexes.Where(index => plan.Exists(line => Names(line, index))).ToArray();
            output.WriteLine($"{statement.Name}: {string.Join(' ', indexes)}");
            used.UnionWith(indexes);
            Assert.False(plan.Exists(ReadsEverything), $"{statement.Name}: {statement.Sql}\n{string.Join('\n', plan)}");
        }

        Assert.Equal(Indexes, used);
    }

    [Fact]
    public void Every_statement_in_the_code_was_recorded()
    {
        string[] seen = [.. database.Statements.Select(statement => statement.Sql), LeadershipFence.ReadLeader, .. OncePerSession];
        Assert.NotEmpty(StatementLiterals.Texts);
        Assert.All(StatementLiterals.Texts, literal => Assert.Contains(
            seen, text => text.Contains(literal, StringComparison.Ordinal) || (OncePerSession.Contains(text) && literal.StartsWith(text, StringComparison.Ordinal))));
    }

    /// <summary>The server itself deletes them with their worker, by a statement that no plan of ours shows.</summary>
    [Fact]
    public async Task Drains_of_a_collected_worker_are_found_by_worker() =>
        await UsesAsync("sched_stale_mappings_by_worker", "delete from sched_stale_mappings where worker_id = $1", 7L);

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

    /// <summary>Copies and truncations have no plan; a start and an inspection read everything on purpose.</summary>
    private static bool IsPlanned(RecordedStatement statement) =>
        statement.Kind != StatementKind.Copy
        && !statement.Sql.StartsWith("truncate ", StringComparison.Ordinal)
        && !statement.Name.EndsWith(LedgerLoader.Phase, StringComparison.Ordinal);

    private static bool ReadsEverything(string line) =>
        line.Contains("Seq Scan on ", StringComparison.Ordinal) && !Array.Exists(SmallTables, table => Names(line, table));

    /// <summary>Whether a line names something, and not merely something that begins or ends so.</summary>
    private static bool Names(string line, string name) => line.Split(' ', '(', ')').Contains(name);

    private async Task UsesAsync(string index, string sql, params object[] arguments)
    {
        var plan = await ExplainAsync(sql, arguments);
        Assert.Contains(plan, line => Names(line, index));
        Assert.DoesNotContain(plan, ReadsEverything);
    }

    private async Task<List<string>> ExplainAsync(string sql, IReadOnlyList<object> arguments)
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

        return plan;
    }
}
