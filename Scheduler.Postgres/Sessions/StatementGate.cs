using System.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Sessions;

/// <summary>The one place through which every statement of a session goes: it is timed as a phase, and interceptors stand before and after it.</summary>
internal sealed class StatementGate(NpgsqlConnection connection, PostgresStorageOptions options)
{
    private readonly ILogger _logger = options.Logger ?? NullLogger.Instance;

    /// <summary>Runs what is sent in one round trip between its two boundaries.</summary>
    /// <param name="name">Operation and phase.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="queries">What is sent, for interceptors.</param>
    /// <param name="run">Sends it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="StorageException">The connection is gone.</exception>
    public async Task<T> PassAsync<T>(
        string name, StatementKind kind, IReadOnlyList<BatchQuery> queries, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var phase = new PhaseScope(options.Phases, name);
        if (options.Interceptor is not { } interceptor)
        {
            return await SendAsync(run, cancellationToken);
        }

        var boundary = new StatementBoundary(
            name, kind, [.. queries.Select(static query => new SentStatement(query.Sql, query.Arguments))], connection);
        await interceptor.BeforeAsync(boundary, cancellationToken);
        var result = await SendAsync(run, cancellationToken);
        await interceptor.AfterAsync(boundary, cancellationToken);
        return result;
    }

    /// <summary>Notes how many rows a statement read or changed: many statements of few rows are a loop, one of many rows is a slow query.</summary>
    public void Note(string name, long rows) => _logger.LogTrace("{Statement}: {Rows} rows", name, rows);

    /// <summary>A cancellation that came before is heeded here: the driver may give its connection up over one that it finds while it begins to send.</summary>
    private async Task<T> SendAsync<T>(Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RequireConnection();
        return await run(cancellationToken);
    }

    private void RequireConnection()
    {
        if (connection.State != ConnectionState.Open)
        {
            throw new StorageException(StorageErrorKind.ConnectionLost, "the connection to the database is lost, and the scheduler lock with it; connect anew");
        }
    }
}
