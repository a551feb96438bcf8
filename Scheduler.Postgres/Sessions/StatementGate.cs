using System.Data;
using Npgsql;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres.Sessions;

/// <summary>The one place through which every statement of a session goes.</summary>
internal sealed class StatementGate(NpgsqlConnection connection, IStatementInterceptor? interceptor)
{
    /// <summary>Runs one statement between its two boundaries.</summary>
    /// <exception cref="StorageException">The connection is gone.</exception>
    public async Task<T> PassAsync<T>(string name, StatementKind kind, Func<CancellationToken, Task<T>> run, CancellationToken cancellationToken)
    {
        if (interceptor is null)
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

    private void RequireConnection()
    {
        if (connection.State != ConnectionState.Open)
        {
            throw new StorageException(StorageErrorKind.Database, "the connection to the database is lost, and the scheduler lock with it; connect anew");
        }
    }
}
