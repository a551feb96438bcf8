namespace Scheduler.Postgres;

/// <summary>
/// Stands at every statement boundary: every statement of a session, its begins, commits and rollbacks included, passes both
/// methods. An interceptor may wait, cut the connection, or throw. Throwing before a statement is a statement that failed
/// unsent; throwing after one is an answer that was lost, after a commit too. What it throws is treated as if the driver had
/// thrown it, so a database fault is an <see cref="Npgsql.NpgsqlException"/>.
/// </summary>
public interface IStatementInterceptor
{
    /// <summary>The statement is about to be sent.</summary>
    ValueTask BeforeAsync(StatementBoundary boundary, CancellationToken cancellationToken);

    /// <summary>The statement has succeeded.</summary>
    ValueTask AfterAsync(StatementBoundary boundary, CancellationToken cancellationToken);
}
