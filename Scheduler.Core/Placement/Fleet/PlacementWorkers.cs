using Semver;

namespace Scheduler.Core.Placement;

/// <summary>The fleet by columns: entry i of every array belongs to worker i. All workers have the same capacity.</summary>
/// <param name="Identities">Opaque identity bytes: with the ring number they decide where the worker stands on each ring.</param>
/// <param name="Statuses">Health.</param>
/// <param name="Versions">Software versions; null if unknown.</param>
/// <param name="UsedBytes">Bytes that are taken beforehand. Only the planner <c>stateless</c> accepts other values than 0.</param>
public sealed record PlacementWorkers(byte[][] Identities, WorkerStatus[] Statuses, SemVersion?[] Versions, long[] UsedBytes)
{
    /// <summary>Number of workers.</summary>
    public int Count => Identities.Length;

    /// <summary>A fleet of healthy, empty workers of unknown version.</summary>
    /// <param name="identities">Identity bytes in fleet order.</param>
    public static PlacementWorkers Online(byte[][] identities) =>
        new(identities, new WorkerStatus[identities.Length], new SemVersion?[identities.Length], new long[identities.Length]);
}
