using Scheduler.Core.Placement;

namespace Scheduler.Core.Lifecycle;

/// <summary>What a new set of active workers changes in the registry (rules WRK-1 to WRK-5 with 22.5 and 22.16).</summary>
/// <param name="Updated">Rows whose status or version changes, ascending, as they are from now on.</param>
/// <param name="Added">Workers that are not registered yet, in input order: the order of their keys.</param>
public sealed record RosterChange(IReadOnlyList<WorkerView> Updated, IReadOnlyList<WorkerInfo> Added)
{
    /// <summary>Compares the set with the registry. A worker is known by the bytes of its identity, and keeps the peer id under which it was registered first.</summary>
    /// <param name="registered">The registry, ascending.</param>
    /// <param name="active">The complete set of active workers; <see cref="RosterRule"/> holds.</param>
    /// <param name="now">When workers that are missing count as departed.</param>
    public static RosterChange Of(IReadOnlyList<WorkerView> registered, IReadOnlyList<WorkerInfo> active, Tick now)
    {
        var present = new Dictionary<string, WorkerInfo>(active.Count, StringComparer.Ordinal);
        foreach (var worker in active)
        {
            present.Add(WorkerIdentity.CanonicalTextOf(worker.PeerId), worker);
        }

        var updated = new List<WorkerView>();
        foreach (var row in registered)
        {
            // Each worker is handed out once: of several rows that an earlier version kept for one identity the oldest goes on.
            var next = present.Remove(WorkerIdentity.CanonicalTextOf(row.PeerId), out var worker)
                ? row with { Version = worker.Version, InactiveSince = null }
                : row with { InactiveSince = row.InactiveSince ?? now };
            if (next != row)
            {
                updated.Add(next);
            }
        }

        return new RosterChange(updated, [.. active.Where(worker => present.ContainsKey(WorkerIdentity.CanonicalTextOf(worker.PeerId)))]);
    }
}
