using Npgsql;

namespace Scheduler.Postgres.Tests.Servers;

/// <summary>A database of a test's own, empty and not migrated, with settings of its own.</summary>
internal sealed class OwnDatabase : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private OwnDatabase(string server, string name)
    {
        _server = server;
        _name = name;
    }

    /// <summary>How to connect to it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_server) { Database = _name, Pooling = false }.ConnectionString;

    public PostgresStorageOptions Options => new(ConnectionString);

    /// <param name="clauses">Of <c>create database</c>.</param>
    /// <param name="settings">Of the database, as in <c>statement_timeout = 1</c>.</param>
    public static async Task<OwnDatabase> CreateAsync(string clauses = "", params string[] settings)
    {
        var database = new OwnDatabase((await TestServer.GetAsync()).Server.ConnectionString, "own_" + Guid.NewGuid().ToString("N")[..12]);
        await ExecuteAsync(database._server, $"create database {database._name} {clauses}");
        foreach (var setting in settings)
        {
            await ExecuteAsync(database._server, $"alter database {database._name} set {setting}");
        }

        return database;
    }

    public Task ExecuteAsync(string sql) => ExecuteAsync(ConnectionString, sql);

    /// <summary>Everything in it that somebody made, by name.</summary>
    public async Task<List<string>> ContentAsync()
    {
        const string Content = """
            select relname::text from pg_class where relnamespace not in (select oid from pg_namespace where nspname ~ '^pg_' or nspname = 'information_schema')
            union all select proname::text from pg_proc where pronamespace = 'public'::regnamespace
            union all select extname::text from pg_extension
            order by 1
            """;
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Content, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    public async ValueTask DisposeAsync() => await ExecuteAsync(_server, $"drop database {_name} with (force)");

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
