using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres;

/// <summary>How a scheduler uses its database.</summary>
/// <param name="ConnectionString">The database, in the form that Npgsql reads. Pooling is switched off whatever it says.</param>
public sealed record PostgresStorageOptions(string ConnectionString)
{
    /// <summary>How long an answer is waited for when neither <see cref="AnswerTimeout"/> nor the connection string says it.</summary>
    public static TimeSpan DefaultAnswerTimeout { get; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long the server may be silent in the middle of an operation before the operation fails with
    /// <see cref="StorageErrorKind.NoAnswer"/>; <see cref="Timeout.InfiniteTimeSpan"/> for ever. Null takes <c>Command Timeout</c> of the
    /// connection string, and <see cref="DefaultAnswerTimeout"/> if it names none. Whole seconds, rounded up; ending a statement that
    /// is late takes up to two seconds more.
    /// </summary>
    public TimeSpan? AnswerTimeout { get; init; }

    /// <summary>Whether a connection string says itself how long an answer is waited for.</summary>
    public static bool NamesAnswerTimeout(string connectionString) => AnswerTimeoutText.IsNamedIn(connectionString);

    /// <summary>
    /// Whether the scheduler may make its tables in a database that holds tables of others. Without this word such a database is
    /// refused (<see cref="StorageErrorKind.OtherTables"/>); one that has the scheduler's tables already is never asked about.
    /// </summary>
    public bool AllowOtherTables { get; init; }

    /// <summary>Where work is cut and keys have gaps.</summary>
    public StorageEdges Edges { get; init; } = StorageEdges.Usual;

    /// <summary>How long a statement waits for a lock before it fails with <see cref="StorageErrorKind.LockTimeout"/>; how long a takeover waits for writes of its predecessor.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How far a call may lie ahead of the newest stored tick before it fails with <see cref="StorageErrorKind.ClockLeapt"/> unless the host has consented; null for any distance.</summary>
    public long? LeapLimitTicks { get; init; }

    /// <summary>Recorded with every worker assignment; null to record nothing.</summary>
    public string? SchedulerVersion { get; init; }

    /// <summary>Where refusals and other noteworthy events go; nowhere if null.</summary>
    public ILogger? Logger { get; init; }

    /// <summary>Whose gauges are set; none if null.</summary>
    public SchedulerMetrics? Metrics { get; init; }

    /// <summary>Who is told when operations and their phases begin and end; nobody if null.</summary>
    public IPhaseObserver? Phases { get; init; }

    /// <summary>Who stands at the statement boundaries; nobody if null.</summary>
    public IStatementInterceptor? Interceptor { get; init; }
}
