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
        var state = system.State;
        var routing = state.ConfirmedRouting.ToDictionary(static row => row.Chunk, static row => row.Workers);
        var draining = state.StaleMappings.Select(static copy => copy.Chunk).ToHashSet();
        var visible = state.Lifecycles.Where(static row => row.PortalVisible).Select(static row => row.Chunk).ToHashSet();
        var lists = new List<List<WorkerPk>>();
        foreach (var (chunk, homes) in state.Ideal)
        {
            if (!visible.Contains(chunk))
            {
                Add(draining.Contains(chunk) ? homes : []);
            }
            else if (routing.TryGetValue(chunk, out var routed) && homes.Any(home => !routed.Contains(home) && system.Fleet.Copies.Holds(home, chunk)))
            {
                Add(routed);
            }
        }

        return lists;

        void Add(IReadOnlyList<WorkerPk> workers)
        {
            List<WorkerPk> active = [.. workers.Where(system.Pool.IsActive)];
            if (active.Count > 0)
            {
                lists.Add(active);
            }
        }
    }
}
