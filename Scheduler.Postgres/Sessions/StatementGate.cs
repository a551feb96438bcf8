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

    /// <summary>Runs one statement between its two boundaries.</summary>
    /// <exception cref="StorageException">The connection is gone.</exception>
    public async Task<T> PassAsync<T>(string name, StatementKind kind, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        using var phase = new PhaseScope(options.Phases, name);
        if (options.Interceptor is not { } interceptor)
        {
            RequireConnection();
            return await run(cancellationToken);
        }

        var boundary = new StatementBoundary(name, kind, connection);
        await interceptor.BeforeAsync(boundary, cancellationToken);
        RequireConnection();
        var result = await run(cancellationToken);
        await interceptor.AfterAsync(boundary, cancellationToken);
        return result;
    }

    /// <summary>Notes how many rows a statement read or changed: many statements of few rows are a loop, one of many rows is a slow query.</summary>
    public void Note(string name, long rows) => _logger.LogTrace("{Statement}: {Rows} rows", name, rows);

    private void RequireConnection()
    {
        if (connection.State != ConnectionState.Open)
        {
            throw new StorageException(StorageErrorKind.Database, "the connection to the database is lost, and the scheduler lock with it; connect anew");
        }
    }
}
