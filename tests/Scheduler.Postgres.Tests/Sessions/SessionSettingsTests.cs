using Npgsql;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Tests.Faults;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Sessions;

/// <summary>A session sets what it relies on, whatever the database says; what it cannot set it checks.</summary>
public sealed class SessionSettingsTests
{
    private static readonly string[] Hostile =
    [
        "statement_timeout = 60001", "idle_in_transaction_session_timeout = 60002", "idle_session_timeout = 60003", "default_transaction_read_only = on",
        "default_transaction_isolation = serializable", "search_path = elsewhere", "client_encoding = LATIN1", "lock_timeout = 60004",
    ];

    private static readonly (string Setting, string Value)[] Relied =
    [
        ("statement_timeout", "0"), ("idle_in_transaction_session_timeout", "0"), ("idle_session_timeout", "0"), ("default_transaction_read_only", "off"),
        ("default_transaction_isolation", "repeatable read"), ("search_path", "public"), ("client_encoding", "UTF8"), ("lock_timeout", "10s"),
    ];

    [Fact]
    public async Task A_database_with_hostile_settings_is_used_as_any_other()
    {
        await using var database = await OwnDatabase.CreateAsync("", Hostile);
        await using (var plain = new NpgsqlConnection(database.ConnectionString + ";Client Encoding=LATIN1"))
        {
            await plain.OpenAsync();
            Assert.All(Relied, relied => Assert.NotEqual(relied.Value, ValueOf(plain, relied.Setting)));
        }

        await using var reference = new InMemorySchedulerStorage();
        await using var storage = await PostgresSchedulerStorage.OpenAsync(database.Options);
        foreach (var (run, _) in Story.Steps)
        {
            await run(reference);
            await run(storage);
        }

        Assert.All(Relied, relied => Assert.Equal(relied.Value, ValueOf(storage.Connection, relied.Setting)));
        await storage.InsertDatasetsAsync(["ä€𝄞"]);
        await reference.InsertDatasetsAsync(["ä€𝄞"]);
        Assert.Equal(StateText.Of(await reference.ReadStateAsync()), StateText.Of(await storage.ReadStateAsync()));
    }

    [Theory]
    [InlineData("SQL_ASCII")]
    [InlineData("LATIN1")]
    public async Task A_database_that_cannot_hold_every_text_is_refused_and_left_as_it_is(string encoding)
    {
        await using var database = await OwnDatabase.CreateAsync($"template template0 encoding '{encoding}' lc_collate 'C' lc_ctype 'C'");
        var before = await database.ContentAsync();
        var fault = await Assert.ThrowsAsync<StorageException>(() => PostgresSchedulerStorage.OpenAsync(database.Options));
        Assert.Equal(StorageErrorKind.UnsuitableDatabase, fault.Kind);
        Assert.Contains(encoding, fault.Message, StringComparison.Ordinal);
        Assert.Contains("UTF8", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, await database.ContentAsync());
    }

    [Theory]
    [InlineData("Host=h", null, 120)]
    [InlineData("Host=h;Command Timeout=7", null, 7)]
    [InlineData("Host=h;CommandTimeout=0", null, 0)]
    [InlineData("Host=h;Command Timeout=7", 1500, 2)]
    [InlineData("Host=h", 1, 1)]
    [InlineData("Host=h", -1, 0)]
    public void The_time_for_an_answer_is_the_options_else_the_connection_strings_else_two_minutes(string connectionString, int? milliseconds, int seconds)
    {
        var options = new PostgresStorageOptions(connectionString) { AnswerTimeout = milliseconds is { } given ? TimeSpan.FromMilliseconds(given) : null };
        Assert.Equal(seconds, new NpgsqlConnectionStringBuilder(SessionSettings.ConnectionStringOf(options)).CommandTimeout);
    }

    [Theory]
    [InlineData(StorageErrorKind.NotPermitted, "Username=nobody_of_that_name")]
    [InlineData(StorageErrorKind.UnsuitableDatabase, "Database=no_such_database")]
    [InlineData(StorageErrorKind.ConnectionLost, "Host=/nonexistent")]
    public async Task What_cannot_be_reached_is_told_apart(StorageErrorKind kind, string difference)
    {
        var server = (await TestServer.GetAsync()).Server.ConnectionString;
        var fault = await Assert.ThrowsAsync<StorageException>(() => PostgresSchedulerStorage.OpenAsync(new PostgresStorageOptions($"{server};Pooling=false;{difference}")));
        Assert.Equal(kind, fault.Kind);
        Assert.True(kind.IsOfEnvironment());
        Assert.DoesNotContain('\n', fault.Message);
    }

    private static string? ValueOf(NpgsqlConnection connection, string setting)
    {
        using var command = new NpgsqlCommand($"show {setting}", connection);
        return (string?)command.ExecuteScalar();
    }
}
