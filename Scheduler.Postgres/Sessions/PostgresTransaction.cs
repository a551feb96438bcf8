using Npgsql;
using Scheduler.Core;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Sessions;

/// <summary>
/// An open transaction. Phases of operations take it as an argument, so that they cannot run outside one. A fenced one sends
/// the check of the leader in front of its first statement, and before its commit if there was none.
/// </summary>
/// <param name="operation">The operation that runs in it.</param>
/// <param name="connection">The connection.</param>
/// <param name="gate">Where its statements pass.</param>
/// <param name="transaction">The transaction of the driver.</param>
/// <param name="fence">The check; null for none.</param>
/// <param name="edges">Where work is cut and keys have gaps.</param>
internal sealed class PostgresTransaction(
    string operation, NpgsqlConnection connection, StatementGate gate, NpgsqlTransaction transaction, LeadershipFence? fence, StorageEdges edges)
{
    private readonly LeadershipFence? _fence = fence;
    private LeadershipFence? _pendingFence = fence;

    /// <summary>Where work is cut and keys have gaps.</summary>
    public StorageEdges Edges => edges;

    /// <summary>Changes rows.</summary>
    /// <returns>How many.</returns>
    public Task<int> ExecuteAsync(Statement statement, CancellationToken cancellationToken, params object[] arguments) =>
        PassAsync(
            statement.Name,
            StatementKind.Command,
            [BatchQuery.Of(statement, arguments)],
            static (batch, _) => batch.BatchCommands[^1].RecordsAffected,
            cancellationToken);

    /// <summary>Reads rows.</summary>
    public async Task<List<T>> QueryAsync<T>(
        Statement statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] arguments)
    {
        var rows = new List<T>();
        await ReadManyAsync(statement.Name, [new BatchQuery(statement.Sql, reader => rows.Add(read(reader)), arguments)], cancellationToken);
        return rows;
    }

    /// <summary>Reads the one value of a statement that always gives one row.</summary>
    public async Task<T> ScalarAsync<T>(Statement statement, CancellationToken cancellationToken, params object[] arguments) =>
        (await QueryAsync(statement, static reader => reader.GetFieldValue<T>(0), cancellationToken, arguments))[0];

    /// <summary>Runs several queries in one round trip, one boundary for all.</summary>
    /// <param name="name">Operation and phase.</param>
    /// <param name="queries">Texts with their arguments, and what takes each row.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<int> ReadManyAsync(string name, IReadOnlyList<BatchQuery> queries, CancellationToken cancellationToken) =>
        PassAsync(name, StatementKind.Query, queries, static (_, rows) => rows, cancellationToken);

    /// <summary>Sends rows in the binary COPY format.</summary>
    /// <param name="statement">A <c>copy .. from stdin (format binary)</c>.</param>
    /// <param name="write">Writes all rows.</param>
    /// <param name="cancellationToken">Stops before and after the rows.</param>
    public async Task<ulong> CopyAsync(Statement statement, Action<NpgsqlBinaryImporter> write, CancellationToken cancellationToken)
    {
        await PassFenceAsync(cancellationToken);
        return await gate.PassAsync(
            statement.Name,
            StatementKind.Copy,
            [BatchQuery.Of(statement)],
            async token =>
            {
                await using var importer = await connection.BeginBinaryImportAsync(statement.Sql, token);
                importer.Timeout = TimeSpan.FromSeconds(connection.CommandTimeout);
                write(importer);
                var sent = await importer.CompleteAsync(token);
                gate.Note(statement.Name, (long)sent);
                return sent;
            },
            cancellationToken);
    }

    /// <summary>The newest stored tick when the transaction began; null if there is none. It comes with the check of the leader, which is sent now if nothing carried it yet.</summary>
    public async ValueTask<Tick?> NewestTickAsync(CancellationToken cancellationToken)
    {
        Invariant.Require(_fence is not null, "only a fenced transaction knows the clock");
        await PassFenceAsync(cancellationToken);
        return _fence.NewestTick;
    }

    /// <summary>Makes everything final.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await PassFenceAsync(cancellationToken);
        await gate.PassAsync(
            operation + ":commit",
            StatementKind.Commit,
            [],
            async _ =>
            {
                // Once it is on its way nobody could say whether a cancelled commit was done.
                await transaction.CommitAsync(CancellationToken.None);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Takes everything back, at once: a failed transaction that is merely left open keeps its locks. A connection that is gone has done so already.</summary>
    public async Task RollbackAsync()
    {
        try
        {
            await gate.PassAsync(
                operation + ":rollback",
                StatementKind.Rollback,
                [],
                async token =>
                {
                    await transaction.RollbackAsync(token);
                    return true;
                },
                CancellationToken.None);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // The fault that led here is the one to report; this one only says that the server ended the transaction by itself.
        }
        finally
        {
            await transaction.DisposeAsync();
        }
    }

    /// <summary>Sends the check alone, where nothing can carry it.</summary>
    private Task PassFenceAsync(CancellationToken cancellationToken) =>
        _pendingFence is null
            ? Task.CompletedTask
            : PassAsync(operation + ":fence", StatementKind.Query, [], static (_, rows) => rows, cancellationToken);

    private Task<int> PassAsync(
        string name, StatementKind kind, IReadOnlyList<BatchQuery> queries, Func<NpgsqlBatch, int, int> count, CancellationToken cancellationToken) =>
        gate.PassAsync(
            name,
            kind,
            queries,
            async token =>
            {
                await using var batch = new NpgsqlBatch(connection, transaction).With(queries);
                await using var reader = await SendAsync(batch, token);
                var rows = count(batch, await StatementBatch.ReadAsync(reader, queries, token));
                gate.Note(name, rows);
                return rows;
            },
            cancellationToken);

    private async Task<NpgsqlDataReader> SendAsync(NpgsqlBatch batch, CancellationToken cancellationToken)
    {
        if (_pendingFence is not { } pending)
        {
            return await batch.ExecuteReaderAsync(cancellationToken);
        }

        var reader = await pending.SendAsync(batch, cancellationToken);
        _pendingFence = null;
        return reader;
    }
}
