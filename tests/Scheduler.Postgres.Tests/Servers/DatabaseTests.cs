using Npgsql;
using Scheduler.Core.Lifecycle;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.Servers;

/// <summary>Base of tests that work on a storage of the pool and on its database directly.</summary>
public abstract class DatabaseTests : IAsyncLifetime
{
    private const int MostAttempts = 4000;

    private StorageLease? _lease;

    protected PostgresSchedulerStorage Storage => Lease.Storage;

    protected PostgresStorageOptions Options => new(Lease.ConnectionString);

    private StorageLease Lease => _lease ?? throw new InvalidOperationException("the test has not been initialised");

    public async Task InitializeAsync() => _lease = await (await TestServer.GetAsync()).Pool.RentAsync(Configure);

    public async Task DisposeAsync()
    {
        await CleanUpAsync();
        await Lease.DisposeAsync();
    }

    /// <summary>Adds to the options of the storage.</summary>
    protected virtual PostgresStorageOptions Configure(PostgresStorageOptions options) => options;

    /// <summary>Releases what the test made besides, before the database is given back.</summary>
    protected virtual Task CleanUpAsync() => Task.CompletedTask;

    /// <summary>Another connection to the database.</summary>
    protected async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(Lease.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Runs a statement on a connection of its own.</summary>
    protected async Task<int> ExecuteAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        return await ExecuteAsync(connection, sql);
    }

    protected static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Reads one column of text.</summary>
    protected async Task<List<string>> ReadAsync(string sql)
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    protected static NewChunk Chunk(string id, long first, long last, string dataset = "a") => new(dataset, id, 100, new BlockRange(first, last), ["data"]);

    protected static async Task<StorageException> RefusedAsync(StorageErrorKind kind, Func<Task> operation)
    {
        var fault = await Assert.ThrowsAnyAsync<StorageException>(operation);
        Assert.Equal(kind, fault.Kind);
        return fault;
    }

    /// <summary>Waits until a session of the database waits for a lock.</summary>
    protected async Task SomebodyWaitsAsync()
    {
        const string Waiting = "select pid::text from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if ((await ReadAsync(Waiting)).Count > 0)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }

        Assert.Fail("no session came to wait for a lock");
    }
}
