using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres;

namespace Sim.Provisioning;

/// <summary>
/// Hands out empty storages on one server, one after the other or several at a time, as many as the server has connections for;
/// who asks for more waits. Each has a database to itself; databases are used again, emptied, because that takes about a
/// millisecond and a new one takes forty. What killed runs left on the server is removed first. Safe for several threads.
/// </summary>
public sealed class PostgresStoragePool : IAsyncDisposable
{
    // A server that has been killed and comes back says that it is starting; one that is gone for good refuses at once.
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int MostRefusals = 10;

    private readonly string _server;
    private readonly TimeSpan? _answerTimeout;
    private readonly PoolDatabases _databases;
    private readonly ConcurrentBag<string> _free = [];
    private readonly ConcurrentBag<string> _all = [];
    private readonly Lazy<Task<SemaphoreSlim>> _slots;
    private int _count;

    /// <summary>Creates a pool without databases; they are made when asked for.</summary>
    /// <param name="server">The server.</param>
    /// <param name="answerTimeout">How long storages wait for an answer, unless the server's connection string says it; null for their default.</param>
    public PostgresStoragePool(PostgresServer server, TimeSpan? answerTimeout = null)
        : this(server.ConnectionString, answerTimeout)
    {
    }

    /// <summary>As the other, for a server that somebody else looks after.</summary>
    internal PostgresStoragePool(string server, TimeSpan? answerTimeout = null)
    {
        _server = server;
        _answerTimeout = PostgresStorageOptions.NamesAnswerTimeout(server) ? null : answerTimeout;
        _databases = new PoolDatabases(server, PoolDatabases.NewName());
        _slots = new Lazy<Task<SemaphoreSlim>>(PrepareSlotsAsync);
    }

    /// <summary>Sees whether the server does what a storage needs, before anything is built on it.</summary>
    /// <exception cref="PostgresUnavailableException">It does not; the message says what to do.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await (await RentAsync(cancellationToken: cancellationToken)).DisposeAsync();
        }
        catch (StorageException fault) when (fault.Kind.IsOfEnvironment())
        {
            throw new PostgresUnavailableException($"the Postgres server cannot be used: {fault.Message}", fault);
        }
    }

    /// <summary>An empty storage. Disposing the lease closes it and takes its database back.</summary>
    /// <param name="configure">Adds to the options under which it is opened; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PostgresUnavailableException">The server does not let us create a database or connect to it.</exception>
    /// <exception cref="StorageException">The server failed.</exception>
    public async Task<StorageLease> RentAsync(
        Func<PostgresStorageOptions, PostgresStorageOptions>? configure = null, CancellationToken cancellationToken = default)
    {
        var slots = await _slots.Value.WaitAsync(cancellationToken);
        await slots.WaitAsync(cancellationToken);
        try
        {
            return await WaitForRecoveryAsync(() => OpenAsync(configure, slots, cancellationToken), cancellationToken);
        }
        catch
        {
            slots.Release();
            throw;
        }
    }

    /// <summary>Drops the databases. Those that a failed server keeps are found by a later run.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            foreach (var database in _all)
            {
                await _databases.DropAsync(database, CancellationToken.None);
            }
        }
        catch (StorageException)
        {
            // The server is gone or stays silent, and with it all else that could be dropped.
        }

        await _databases.DisposeAsync();
    }

    private static async Task<StorageLease> WaitForRecoveryAsync(Func<Task<StorageLease>> openAsync, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await openAsync();
            }
            catch (StorageException fault) when (IsRecovering(fault) && watch.Elapsed < Recovery)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    private static bool IsRecovering(StorageException fault) =>
        fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.CrashShutdown };

    private async Task<StorageLease> OpenAsync(
        Func<PostgresStorageOptions, PostgresStorageOptions>? configure, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        for (var refusals = 0; ; refusals++)
        {
            var isUsed = _free.TryTake(out var database);
            database ??= await CreateDatabaseAsync(cancellationToken);
            try
            {
                return await OpenAsync(database, isUsed, configure, slots, cancellationToken);
            }
            catch (StorageException fault) when (fault.Kind == StorageErrorKind.AlreadyRunning && refusals < MostRefusals)
            {
                // The server has not yet noticed that the last user cut its connection. The database is dropped at the end; another serves.
            }
        }
    }

    private async Task<StorageLease> OpenAsync(
        string database, bool isUsed, Func<PostgresStorageOptions, PostgresStorageOptions>? configure, SemaphoreSlim slots, CancellationToken cancellationToken)
    {
        var options = new PostgresStorageOptions(ConnectionStringOf(database)) { AnswerTimeout = _answerTimeout };
        var storage = await PostgresSchedulerStorage.OpenAsync(configure?.Invoke(options) ?? options, cancellationToken);
        try
        {
            if (isUsed)
            {
                // The new storage has read nothing yet, and nobody else is there: its own session may empty the tables.
                await storage.PrepareAsync(DatabaseReset.RunAsync, cancellationToken);
            }

            return new StorageLease(storage, options.ConnectionString, () => GiveBack(database, slots));
        }
        catch
        {
            await storage.DisposeAsync();
            throw;
        }
    }

    private void GiveBack(string database, SemaphoreSlim slots)
    {
        _free.Add(database);
        slots.Release();
    }

    private async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var fresh = _databases.DatabaseName(Interlocked.Increment(ref _count));
        try
        {
            _all.Add(fresh);
            await _databases.CreateAsync(fresh, cancellationToken);
            return fresh;
        }
        catch (StorageException fault) when (fault.Kind == StorageErrorKind.NotPermitted)
        {
            throw new PostgresUnavailableException(
                $"the role of {PostgresServer.Variable} may not create databases; grant it CREATEDB or name another role", fault);
        }
    }

    private async Task<SemaphoreSlim> PrepareSlotsAsync()
    {
        await _databases.DropAbandonedAsync(CancellationToken.None);
        var free = await _databases.CountFreeConnectionsAsync(CancellationToken.None);
        return free > 0
            ? new SemaphoreSlim(free)
            : throw new PostgresUnavailableException(
                $"the server of {PostgresServer.Variable} grants no connection beside the one that asks: raise its max_connections or the limit of the role, or end other sessions");
    }

    private string ConnectionStringOf(string database) =>
        new NpgsqlConnectionStringBuilder(_server) { Database = database, NoResetOnClose = true }.ConnectionString;
}
