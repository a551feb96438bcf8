using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>What a ledger, and the storage around it, is told by its host.</summary>
public sealed record LedgerSettings
{
    /// <summary>Where refusals and other noteworthy events go; nowhere by default.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    /// <summary>Whose gauges are set; none if null.</summary>
    public SchedulerMetrics? Metrics { get; init; }

    /// <summary>Who is told when operations and their phases begin and end; nobody if null.</summary>
    public IPhaseObserver? Phases { get; init; }

    /// <summary>How far a call may lie ahead of the newest stored tick without consent; null for any distance.</summary>
    public long? LeapLimitTicks { get; init; }

    /// <summary>Where work is cut and keys have gaps.</summary>
    public StorageEdges Edges { get; init; } = StorageEdges.Usual;
}
