using Scheduler.Core.Lifecycle;
using Sim.Models.World;

namespace Sim.Models.Swarm;

/// <summary>
/// Workers whose departure brings a chunk nearest to an empty list that the scheduler has to cope with: a visible chunk to
/// empty routing while another worker has fetched it already, or a hidden one to an ideal without workers while it drains.
/// </summary>
public static class PivotalWorkers
{
    /// <summary>Their positions, ascending; empty if no chunk has such a way out.</summary>
    public static IReadOnlyList<int> Of(SchedulerWorld system)
    {
        var lists = Lists(system);
        if (lists.Count == 0)
        {
            return [];
        }

        var fewest = lists.Min(static list => list.Count);
        var pivotal = lists.Where(list => list.Count == fewest).SelectMany(static list => list).ToHashSet();
        return [.. Enumerable.Range(0, system.Pool.Size).Where(index => system.Pool.PkOf(index) is { } worker && pivotal.Contains(worker))];
    }

    private static List<List<WorkerPk>> Lists(SchedulerWorld system)
    {
        var draining = system.State.StaleMappings.Select(static copy => copy.Chunk).ToHashSet();
        var lists = new List<List<WorkerPk>>();
        foreach (var ideal in system.State.Ideal)
        {
            List<WorkerPk> active = [.. Endangered(system, ideal, draining).Where(system.Pool.IsActive)];
            if (active.Count > 0)
            {
                lists.Add(active);
            }
        }

        return lists;
    }

    private static IReadOnlyList<WorkerPk> Endangered(SchedulerWorld system, HoldersView ideal, HashSet<ChunkPk> draining)
    {
        var (chunk, homes) = ideal;
        if (system.State.LifecycleOf(chunk) is not { PortalVisible: true })
        {
            return draining.Contains(chunk) ? homes : [];
        }

        var routed = system.State.RoutingOf(chunk);
        return homes.Any(home => !routed.Contains(home) && system.Fleet.Copies.Holds(home, chunk)) ? routed : [];
    }
}
