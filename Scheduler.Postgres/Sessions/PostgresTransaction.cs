using Npgsql;

namespace Scheduler.Postgres.Sessions;

/// <summary>An open transaction. Phases of operations take it as an argument, so that they cannot run outside one.</summary>
internal sealed class PostgresTransaction(NpgsqlConnection connection, StatementGate gate, NpgsqlTransaction transaction)
{
    /// <summary>Changes rows.</summary>
    /// <returns>How many.</returns>
    public Task<int> ExecuteAsync(Statement statement, CancellationToken cancellationToken, params object[] arguments) =>
        gate.PassAsync(
            statement.Name,
            StatementKind.Command,
            async token =>
            {
                await using var command = CommandOf(statement, arguments);
                var changed = await command.ExecuteNonQueryAsync(token);
                gate.Note(statement.Name, changed);
                return changed;
            },
            cancellationToken);

    /// <summary>Reads rows.</summary>
    public Task<List<T>> QueryAsync<T>(Statement statement, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken, params object[] arguments) =>
        gate.PassAsync(
            statement.Name,
            StatementKind.Query,
            async token =>
            {
                await using var command = CommandOf(statement, arguments);
                await using var reader = await command.ExecuteReaderAsync(token);
                var rows = new List<T>();
                while (await reader.ReadAsync(token))
                {
                    rows.Add(read(reader));
                }

                gate.Note(statement.Name, rows.Count);
                return rows;
            },
            cancellationToken);

    /// <summary>Reads the one value of a statement that always gives one row.</summary>
    public async Task<T> ScalarAsync<T>(Statement statement, CancellationToken cancellationToken, params object[] arguments) =>
        (await QueryAsync(statement, static reader => reader.GetFieldValue<T>(0), cancellationToken, arguments))[0];

    /// <summary>Runs several queries in one round trip, one boundary for all.</summary>
    /// <param name="name">Operation and phase.</param>
    /// <param name="queries">Texts with their arguments, and what takes each row.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<int> ReadManyAsync(string name, IReadOnlyList<BatchQuery> queries, CancellationToken cancellationToken) =>
        gate.PassAsync(
            name,
            StatementKind.Query,
            async token =>
            {
                await using var batch = new NpgsqlBatch(connection, transaction);
                foreach (var query in queries)
                {
                    batch.BatchCommands.Add(CommandOf(query));
                }

                await using var reader = await batch.ExecuteReaderAsync(token);
                var count = 0;
                foreach (var query in queries)
                {
                    for (; await reader.ReadAsync(token); count++)
                    {
                        query.Take(reader);
                    }

                    await reader.NextResultAsync(token);
                }

                gate.Note(name, count);
                return count;
            },
            cancellationToken);

    /// <summary>Sends rows in the binary COPY format.</summary>
    /// <param name="statement">A <c>copy .. from stdin (format binary)</c>.</param>
    /// <param name="write">Writes all rows.</param>
    /// <param name="cancellationToken">Stops before and after the rows.</param>
    public Task<ulong> CopyAsync(Statement statement, Action<NpgsqlBinaryImporter> write, CancellationToken cancellationToken) =>
        gate.PassAsync(
            statement.Name,
            StatementKind.Copy,
            async token =>
            {
                await using var importer = await connection.BeginBinaryImportAsync(statement.Sql, token);
                write(importer);
                var sent = await importer.CompleteAsync(token);
                gate.Note(statement.Name, (long)sent);
                return sent;
            },
            cancellationToken);

    /// <summary>Makes everything final.</summary>
    public Task CommitAsync(string operation, CancellationToken cancellationToken) =>
        gate.PassAsync(
            operation + ":commit",
            StatementKind.Commit,
            async token =>
            {
                await transaction.CommitAsync(token);
                return true;
            },
            cancellationToken);

    /// <summary>Takes everything back, at once: a failed transaction that is merely left open keeps its locks. A connection that is gone has done so already.</summary>
    public async Task RollbackAsync(string operation)
    {
        try
        {
            await gate.PassAsync(
                operation + ":rollback",
                StatementKind.Rollback,
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

    private static NpgsqlBatchCommand CommandOf(BatchQuery query)
    {
        var command = new NpgsqlBatchCommand(query.Sql);
        foreach (var argument in query.Arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return command;
    }

    private NpgsqlCommand CommandOf(Statement statement, object[] arguments)
    {
        var command = new NpgsqlCommand(statement.Sql, connection, transaction);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = argument });
        }

        return command;
    }
}
