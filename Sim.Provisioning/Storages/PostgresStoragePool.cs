using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres;

namespace Sim.Provisioning;

/// <summary>
/// Hands out empty storages on one server, one after the other or several at a time. Each has a database to itself; databases
/// are used again, emptied, because that takes about a millisecond and a new one takes forty. Safe for several threads.
/// </summary>
public sealed class PostgresStoragePool : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _prefix;
    private readonly ConcurrentBag<string> _free = [];
    private readonly ConcurrentBag<string> _all = [];
    private int _count;

    /// <summary>Creates a pool without databases; they are made when asked for.</summary>
    /// <param name="server">The server.</param>
    public PostgresStoragePool(PostgresServer server)
    {
        _server = server.ConnectionString;
        _prefix = $"sim_{Guid.NewGuid().ToString("N")[..8]}";
    }

    /// <summary>An empty storage. Disposing the lease closes it and takes its database back.</summary>
    /// <param name="configure">Adds to the options under which it is opened; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PostgresUnavailableException">The server does not let us create a database.</exception>
    public async Task<StorageLease> RentAsync(
        Func<PostgresStorageOptions, PostgresStorageOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var database = await TakeDatabaseAsync(cancellationToken);
            var options = new PostgresStorageOptions(ConnectionStringOf(database));
            try
            {
                var storage = await PostgresSchedulerStorage.OpenAsync(configure?.Invoke(options) ?? options, cancellationToken);
                return new StorageLease(storage, options.ConnectionString, () => _free.Add(database));
            }
            catch (StorageException fault) when (fault.Kind == StorageErrorKind.AlreadyRunning)
            {
                // The server has not yet noticed that the last user cut its connection. The database is dropped at the end; another serves.
            }
        }
    }

    /// <summary>Drops the databases.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var database in _all)
        {
            await ExecuteAsync($"drop database if exists {database} with (force)", CancellationToken.None);
        }
    }

    private async Task<string> TakeDatabaseAsync(CancellationToken cancellationToken)
    {
        if (_free.TryTake(out var used))
        {
            await using var connection = new NpgsqlConnection(ConnectionStringOf(used));
            await connection.OpenAsync(cancellationToken);
            await DatabaseReset.RunAsync(connection, cancellationToken);
            return used;
        }

        var fresh = string.Create(CultureInfo.InvariantCulture, $"{_prefix}_{Interlocked.Increment(ref _count)}");
        try
        {
            await ExecuteAsync($"create database {fresh}", cancellationToken);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new PostgresUnavailableException(
                $"the role of {PostgresServer.Variable} may not create databases; grant it CREATEDB or name another role", fault);
        }

        _all.Add(fresh);
        return fresh;
    }

    private string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(_server) { Database = database, NoResetOnClose = true }.ConnectionString;

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
