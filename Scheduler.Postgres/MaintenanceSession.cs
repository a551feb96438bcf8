using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres;

/// <summary>
/// A session for statements of one's own, as whoever makes and drops databases needs it: under the settings that a scheduler's
/// session has, and with faults that are those of the contract. It holds no lock and no epoch. One statement at a time.
/// </summary>
public sealed class MaintenanceSession : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;

    private MaintenanceSession(NpgsqlConnection connection)
    {
        _connection = connection;
    }

    /// <summary>Whether the connection is open as far as is known; one that broke is not mended.</summary>
    public bool IsOpen => _connection.State == System.Data.ConnectionState.Open;

    /// <summary>Connects.</summary>
    /// <param name="connectionString">The server and a database of it.</param>
    /// <param name="name">Name under which the server lists the session.</param>
    /// <param name="answerTimeout">How long an answer, and a lock, is waited for at most; the connection string may name less.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    /// <exception cref="StorageException">No connection.</exception>
    public static async Task<MaintenanceSession> OpenAsync(
        string connectionString, string name, TimeSpan answerTimeout, CancellationToken cancellationToken = default)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, ApplicationName = name, TcpKeepAlive = true };
        settings.CommandTimeout = Math.Clamp(settings.CommandTimeout, 1, AnswerTimeoutText.SecondsOf(answerTimeout));
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await SessionSettings.ApplyAsync(connection, answerTimeout, cancellationToken);
            return new MaintenanceSession(connection);
        }
        catch (Exception fault)
        {
            await connection.DisposeAsync();
            throw ErrorTranslation.Of(fault);
        }
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed; -1 for one that changes none.</returns>
    /// <exception cref="StorageException">The statement failed.</exception>
    public Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken = default) =>
        RunAsync(sql, command => command.ExecuteNonQueryAsync(cancellationToken));

    /// <summary>Runs a query.</summary>
    /// <param name="sql">The query.</param>
    /// <param name="take">Takes each row.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>How many rows were read.</returns>
    /// <exception cref="StorageException">The query failed.</exception>
    public Task<int> ReadAsync(string sql, Action<NpgsqlDataReader> take, CancellationToken cancellationToken = default) => RunAsync(
        sql,
        async command =>
        {
            var rows = 0;
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            for (; await reader.ReadAsync(cancellationToken); rows++)
            {
                take(reader);
            }

            return rows;
        });

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task<int> RunAsync(string sql, Func<NpgsqlCommand, Task<int>> run)
    {
        try
        {
            await using var command = new NpgsqlCommand(sql, _connection);
            return await run(command);
        }
        catch (Exception fault)
        {
            var translated = ErrorTranslation.Of(fault);
            if (ReferenceEquals(translated, fault))
            {
                throw;
            }

            throw translated;
        }
    }
}
