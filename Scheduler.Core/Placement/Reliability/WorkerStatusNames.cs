using System.Collections.Immutable;

namespace Scheduler.Core.Placement;

/// <summary>How files spell <see cref="WorkerStatus"/>.</summary>
public static class WorkerStatusNames
{
    /// <summary>All names, in the order of the values.</summary>
    public static readonly ImmutableArray<string> All = ["online", "stale", "unsupported_version", "offline", "stale_rpc"];

    /// <summary>The status of a name; null if there is none.</summary>
    public static WorkerStatus? Find(string name) => All.IndexOf(name, StringComparer.Ordinal) is >= 0 and var index ? (WorkerStatus)index : null;

    /// <summary>The name of a status.</summary>
    public static string Of(WorkerStatus status) => All[(int)status];
}
