using System.Data;
using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Writing;

namespace Scheduler.Postgres.Sessions;

/// <summary>
/// One connection, not pooled, for the life of a scheduler or of one of its writers. It runs one transaction at a time; a
/// write transaction begins by checking that its epoch still leads.
/// </summary>
internal sealed class PostgresSession : IAsyncDisposable
{
    private const string Fence = "select epoch from sched_leadership where singleton for share";

    private readonly NpgsqlConnection _connection;
    private readonly StatementGate _gate;

    private PostgresSession(NpgsqlConnection connection, PostgresStorageOptions options)
    {
        _connection = connection;
        _gate = new StatementGate(connection, options);
    }

    /// <summary>The epoch under which the session writes; 0 until one is claimed or given.</summary>
    public long Epoch { get; set; }

    /// <summary>The connection, for what happens before the first transaction.</summary>
    public NpgsqlConnection Connection => _connection;

    /// <summary>Connects.</summary>
    /// <exception cref="StorageException">No connection.</exception>
    public static async Task<PostgresSession> OpenAsync(PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(ConnectionStringOf(options.ConnectionString));
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = new NpgsqlCommand("select set_config('lock_timeout', $1, false)", connection);
            command.Parameters.Add(new NpgsqlParameter { Value = FormattableString.Invariant($"{(long)options.LockTimeout.TotalMilliseconds}ms") });
            await command.ExecuteNonQueryAsync(cancellationToken);
            await HolderStaging.PrepareAsync(connection, cancellationToken);
            return new PostgresSession(connection, options);
        }
        catch (Exception fault)
        {
            await connection.DisposeAsync();
            throw ErrorTranslation.Of(fault);
        }
    }

    /// <summary>A connection string with what a session needs: a pooled connection would outlive its owner and keep the scheduler lock.</summary>
    public static string ConnectionStringOf(string connectionString) =>
        new NpgsqlConnectionStringBuilder(connectionString)
        {
            Pooling = false,
            Enlist = false,
            CommandTimeout = 0,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
        }.ConnectionString;

    /// <summary>Runs a transaction that writes, and commits it.</summary>
    /// <exception cref="StorageException">A newer epoch leads, or the database failed; nothing was written, unless the answer to the commit was lost.</exception>
    public Task<T> WriteAsync<T>(
        string operation, IsolationLevel isolation, Func<PostgresTransaction, Task<T>> body, CancellationToken cancellationToken) =>
        RunAsync(
            operation,
            isolation,
            async transaction =>
            {
                await RequireLeadershipAsync(operation, transaction, cancellationToken);
                return await body(transaction);
            },
            cancellationToken);

    /// <summary>Runs a transaction that only reads; it works under any epoch.</summary>
    public Task<T> ReadAsync<T>(string operation, Func<PostgresTransaction, Task<T>> body, CancellationToken cancellationToken) =>
        RunAsync(operation, IsolationLevel.RepeatableRead, body, cancellationToken);

    /// <summary>Runs a transaction whatever the epoch, as the claim of a new one does.</summary>
    public async Task<T> RunAsync<T>(
        string operation, IsolationLevel isolation, Func<PostgresTransaction, Task<T>> body, CancellationToken cancellationToken)
    {
        PostgresTransaction? transaction = null;
        try
        {
            transaction = await BeginAsync(operation, isolation, cancellationToken);
            var result = await body(transaction);
            await transaction.CommitAsync(operation, cancellationToken);
            return result;
        }
        catch (Exception fault)
        {
            if (transaction is not null)
            {
                await transaction.RollbackAsync(operation);
            }

            var translated = ErrorTranslation.Of(fault);
            if (ReferenceEquals(translated, fault))
            {
                throw;
            }

            throw translated;
        }
    }

    /// <summary>Closes the connection, and with it frees the locks that it holds.</summary>
    public async ValueTask DisposeAsync() => await _connection.DisposeAsync();

    private async Task<PostgresTransaction> BeginAsync(string operation, IsolationLevel isolation, CancellationToken cancellationToken)
    {
        NpgsqlTransaction? begun = null;
        try
        {
            begun = await _gate.PassAsync(
                operation + ":begin", StatementKind.Begin, async token => begun = await _connection.BeginTransactionAsync(isolation, token), cancellationToken);
            return new PostgresTransaction(_connection, _gate, begun);
        }
        catch when (begun is not null)
        {
            // The answer was lost and the transaction is open all the same.
            await new PostgresTransaction(_connection, _gate, begun).RollbackAsync(operation);
            throw;
        }
    }

    /// <summary>Reads the leader under a share lock: a claim waits for this transaction, and this one for a claim that is under way.</summary>
    private async Task RequireLeadershipAsync(string operation, PostgresTransaction transaction, CancellationToken cancellationToken)
    {
        long leader;
        try
        {
            leader = await transaction.ScalarAsync<long>(new Statement(operation + ":fence", Fence), cancellationToken);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.SerializationFailure)
        {
            throw new StorageException(StorageErrorKind.FencedOut, $"a newer scheduler has taken over from epoch {Epoch}", fault);
        }

        if (leader != Epoch)
        {
            throw new StorageException(StorageErrorKind.FencedOut, $"a newer scheduler has taken over: epoch {leader} leads, not {Epoch}");
        }
    }
}
