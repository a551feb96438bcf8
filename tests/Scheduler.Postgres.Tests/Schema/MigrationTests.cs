using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Schema;
using Scheduler.Postgres.Tests.Servers;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.Schema;

/// <summary>Migrations are numbered, applied once, and leave a migrated database alone.</summary>
public sealed class MigrationTests : DatabaseTests
{
    [Fact]
    public void Scripts_are_numbered_without_gaps() =>
        Assert.Equal(
            Enumerable.Range(1, SchemaMigrations.Scripts.Count).Select(number => $"{number:D4}"),
            SchemaMigrations.Scripts.Select(script => script[..4]));

    [Fact]
    public async Task A_new_database_has_seen_every_script_once() =>
        Assert.Equal(SchemaMigrations.Scripts, await ReadAsync("select scriptname from schema_migrations order by schemaversionsid"));

    [Fact]
    public async Task A_migrated_database_is_left_alone()
    {
        await using var connection = await ConnectAsync();
        Assert.Empty(await SchemaMigrations.ApplyAsync(connection, Options, CancellationToken.None));
    }

    /// <summary>Method: forget the last script, so that what it would make is there already.</summary>
    [Fact]
    public async Task What_a_pending_script_would_make_and_finds_is_reported_by_name_and_left_as_it_is()
    {
        var last = SchemaMigrations.Scripts[^1];
        await ExecuteAsync($"delete from schema_migrations where scriptname = '{last}'");
        await using var connection = await ConnectAsync();
        var fault = await RefusedAsync(
            StorageErrorKind.UnsuitableDatabase,
            () => SchemaMigrations.ApplyAsync(connection, Options, CancellationToken.None));
        Assert.Contains(SchemaObstacles.NamesMadeBy(SchemaMigrations.TextOf(last)).First(), fault.Message, StringComparison.Ordinal);
        await ExecuteAsync($"insert into schema_migrations (scriptname, applied) values ('{last}', now())");
    }

    [Fact]
    public async Task A_reset_empties_every_table_that_cases_write() =>
        Assert.Equal(
            DatabaseReset.Tables.Order(StringComparer.Ordinal),
            await ReadAsync(
                """
                select tablename::text from pg_tables
                where schemaname = 'public' and tablename not in ('schema_migrations', 'key_counters', 'sched_leadership')
                order by tablename collate "C"
                """));
}
