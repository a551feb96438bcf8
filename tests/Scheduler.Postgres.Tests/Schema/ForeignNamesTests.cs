using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Schema;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Schema;

/// <summary>What others have put into a database is seen before anything is changed, named, and left as it is.</summary>
public sealed class ForeignNamesTests
{
    [Theory]
    [InlineData("create table chunks (id int)", "table chunks")]
    [InlineData("create view sched_workers as select 1 as a", "view sched_workers")]
    [InlineData("create function next_key(wanted text) returns bigint language sql as 'select 1::bigint'", "function next_key")]
    [InlineData("create table t (a int); create index chunks_by_blocks on t (a)", "index chunks_by_blocks")]
    [InlineData("create table t (a int constraint datasets_name_key unique)", "index datasets_name_key")]
    [InlineData("create table schema_migrations (version text primary key)", "table schema_migrations")]
    public async Task A_name_that_the_scheduler_needs_is_an_obstacle_even_with_a_word(string foreign, string named)
    {
        var fault = await RefusedAsync(StorageErrorKind.UnsuitableDatabase, foreign, allows: true);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    /// <summary>A type stands in the way of a table of its name, which is not looked for beforehand: the script fails, and those before it are taken back.</summary>
    [Theory]
    [InlineData("create type sched_waiting_chunks as enum ('a')", "0005_waiting_chunks.sql")]
    [InlineData("create type schema_migrations as enum ('a')", "schema_migrations")]
    public async Task Migrations_take_effect_as_a_whole_or_not_at_all(string foreign, string named)
    {
        var fault = await RefusedAsync(StorageErrorKind.UnsuitableDatabase, foreign, allows: true);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("create table users (id int)", "public.users")]
    [InlineData("create schema shop; create table shop.orders (id int)", "shop.orders")]
    [InlineData("create table t1 (a int); create table t2 (a int); create table t3 (a int); create table t4 (a int); create table t5 (a int)", "and 2 more")]
    public async Task A_database_that_holds_other_tables_asks_for_a_word_once(string foreign, string named)
    {
        var fault = await RefusedAsync(StorageErrorKind.OtherTables, foreign, allows: false);
        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(PostgresStorageOptions.AllowOtherTables), fault.Message, StringComparison.Ordinal);

        await using var database = await OwnDatabase.CreateAsync();
        await database.ExecuteAsync(foreign);
        await (await PostgresSchedulerStorage.OpenAsync(database.Options with { AllowOtherTables = true })).DisposeAsync();
        await (await PostgresSchedulerStorage.OpenAsync(database.Options)).DisposeAsync();
    }

    [Fact]
    public async Task An_empty_journal_and_what_an_extension_brought_are_no_obstacle()
    {
        await using var database = await OwnDatabase.CreateAsync();
        await database.ExecuteAsync("create table schema_migrations (schemaversionsid serial primary key, scriptname varchar(255) not null, applied timestamp not null)");
        await database.ExecuteAsync("create extension btree_gist");
        await using var storage = await PostgresSchedulerStorage.OpenAsync(database.Options);
        Assert.Empty((await storage.ReadStateAsync()).Chunks);
    }

    [Fact]
    public void The_names_of_the_scripts_are_found_in_their_texts()
    {
        string[] names = [.. SchemaMigrations.Scripts.SelectMany(script => SchemaObstacles.NamesMadeBy(SchemaMigrations.TextOf(script)))];
        string[] known = ["chunks", "datasets", "key_counters", "next_key", "sched_leadership", "chunks_by_blocks", "chunks_identity_key"];
        Assert.All(known, name => Assert.Contains(name, names));
    }

    private static async Task<StorageException> RefusedAsync(StorageErrorKind kind, string foreign, bool allows)
    {
        await using var database = await OwnDatabase.CreateAsync();
        await database.ExecuteAsync(foreign);
        var before = await database.ContentAsync();
        var fault = await Assert.ThrowsAsync<StorageException>(() => PostgresSchedulerStorage.OpenAsync(database.Options with { AllowOtherTables = allows }));
        Assert.Equal(kind, fault.Kind);
        Assert.DoesNotContain('\n', fault.Message);
        Assert.Equal(before, await database.ContentAsync());
        return fault;
    }
}
