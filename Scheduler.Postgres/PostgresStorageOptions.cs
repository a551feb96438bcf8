using Microsoft.Extensions.Logging;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres;

/// <summary>How a scheduler uses its database.</summary>
/// <param name="ConnectionString">The database, in the form that Npgsql reads. Pooling is switched off whatever it says.</param>
public sealed record PostgresStorageOptions(string ConnectionString)
{
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
