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
    private readonly NpgsqlConnection _connection;
    private readonly StatementGate _gate;
    private readonly StorageEdges _edges;

    private PostgresSession(NpgsqlConnection connection, PostgresStorageOptions options)
    {
        _connection = connection;
        _gate = new StatementGate(connection, options);
        _edges = options.Edges;
    }

    /// <summary>The epoch under which the session writes; 0 until one is claimed or given.</summary>
    public long Epoch { get; set; }

    /// <summary>The connection, for what happens before the first transaction.</summary>
    public NpgsqlConnection Connection => _connection;

    /// <summary>Connects.</summary>
    /// <exception cref="StorageException">No connection, or a database that cannot be used.</exception>
    public static async Task<PostgresSession> OpenAsync(PostgresStorageOptions options, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(SessionSettings.ConnectionStringOf(options));
        try
        {
            await connection.OpenAsync(cancellationToken);
            SessionSettings.RequireEncoding(connection);
            await SessionSettings.ApplyAsync(connection, options.LockTimeout, cancellationToken);
            await HolderStaging.PrepareAsync(connection, cancellationToken);
            return new PostgresSession(connection, options);
        }
        catch (Exception fault)
        {
            await connection.DisposeAsync();
            throw ErrorTranslation.Of(fault);
        }
    }

    /// <summary>Runs a transaction that writes, and commits it.</summary>
    /// <exception cref="StorageException">A newer epoch leads, or the database failed; nothing was written, unless the answer to the commit was lost.</exception>
    public Task<T> WriteAsync<T>(
        string operation, IsolationLevel isolation, Func<PostgresTransaction, Task<T>> body, CancellationToken cancellationToken) =>
        RunAsync(operation, isolation, new LeadershipFence(Epoch), body, cancellationToken);

    /// <summary>Runs a transaction whatever the epoch, as the claim of a new one does.</summary>
    public Task<T> WriteUnfencedAsync<T>(
        string operation, IsolationLevel isolation, Func<PostgresTransaction, Task<T>> body, CancellationToken cancellationToken) =>
        RunAsync(operation, isolation, fence: null, body, cancellationToken);

    /// <summary>Reads in several round trips, whatever the epoch. All that is read belongs to one moment.</summary>
    /// <exception cref="StorageException">The database failed.</exception>
    public Task ReadInTurnAsync(string operation, Func<PostgresTransaction, Task> body, CancellationToken cancellationToken) =>
        RunAsync(
            operation,
            IsolationLevel.RepeatableRead,
            fence: null,
            async transaction =>
            {
                await body(transaction);
                return true;
            },
            cancellationToken);

    /// <summary>Reads in one round trip, whatever the epoch. All that is read belongs to one moment.</summary>
    /// <param name="name">Operation and phase.</param>
    /// <param name="queries">Texts with their arguments, and what takes each row.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="StorageException">The database failed.</exception>
    public async Task ReadAsync(string name, IReadOnlyList<BatchQuery> queries, CancellationToken cancellationToken)
    {
        try
        {
            await _gate.PassAsync(
                name,
                StatementKind.Query,
                queries,
                async token =>
                {
                    await using var batch = new NpgsqlBatch(_connection).With(queries);
                    await using var reader = await batch.ExecuteReaderAsync(token);
                    var count = await StatementBatch.ReadAsync(reader, queries, token);
                    _gate.Note(name, count);
                    return count;
                },
                cancellationToken);
        }
        catch (NpgsqlException fault)
        {
            throw ErrorTranslation.Of(fault);
        }
    }

    private async Task<T> RunAsync<T>(
        string operation, IsolationLevel isolation, LeadershipFence? fence, Func<PostgresTransaction, Task<T>> body, CancellationToken cancellationToken)
    {
        PostgresTransaction? transaction = null;
        try
        {
            transaction = await BeginAsync(operation, isolation, fence, cancellationToken);
            var result = await body(transaction);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }
        catch (Exception fault)
        {
            if (transaction is not null)
            {
                await transaction.RollbackAsync();
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

    private async Task<PostgresTransaction> BeginAsync(
        string operation, IsolationLevel isolation, LeadershipFence? fence, CancellationToken cancellationToken)
    {
        NpgsqlTransaction? begun = null;
        try
        {
            begun = await _gate.PassAsync(
                operation + ":begin", StatementKind.Begin, [], async token => begun = await _connection.BeginTransactionAsync(isolation, token), cancellationToken);
            return new PostgresTransaction(operation, _connection, _gate, begun, fence, _edges);
        }
        catch when (begun is not null)
        {
            // The answer was lost and the transaction is open all the same.
            await new PostgresTransaction(operation, _connection, _gate, begun, fence, _edges).RollbackAsync();
            throw;
        }
    }
}
