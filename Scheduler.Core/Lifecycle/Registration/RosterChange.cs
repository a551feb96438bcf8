namespace Scheduler.Core.Lifecycle;

/// <summary>What a new set of active workers changes in the registry (rules WRK-1 to WRK-5 with 22.5 and 22.16).</summary>
/// <param name="Updated">Rows whose status or version changes, ascending, as they are from now on.</param>
/// <param name="Added">Workers that are not registered yet, in input order: the order of their keys.</param>
public sealed record RosterChange(IReadOnlyList<WorkerView> Updated, IReadOnlyList<WorkerInfo> Added)
{
    /// <summary>Compares the set with the registry.</summary>
    /// <param name="registered">The registry, ascending.</param>
    /// <param name="active">The complete set of active workers; <see cref="RosterRule"/> holds.</param>
    /// <param name="now">When workers that are missing count as departed.</param>
    public static RosterChange Of(IReadOnlyList<WorkerView> registered, IReadOnlyList<WorkerInfo> active, Tick now)
    {
        var present = new Dictionary<string, WorkerInfo>(active.Count, StringComparer.Ordinal);
        foreach (var worker in active)
        {
            present.Add(worker.PeerId, worker);
        }

        var known = new HashSet<string>(registered.Count, StringComparer.Ordinal);
        var updated = new List<WorkerView>();
        foreach (var row in registered)
        {
            known.Add(row.PeerId);
            var next = present.TryGetValue(row.PeerId, out var worker)
                ? row with { Version = worker.Version, InactiveSince = null }
                : row with { InactiveSince = row.InactiveSince ?? now };
            if (next != row)
            {
                updated.Add(next);
            }
        }

        return new RosterChange(updated, [.. active.Where(worker => !known.Contains(worker.PeerId))]);
    }
}
