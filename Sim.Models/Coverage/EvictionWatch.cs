using Scheduler.Core.Lifecycle;
using Sim.Engine;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Oracles;

namespace Sim.Models.Coverage;

/// <summary>
/// Sees which copies the planner deletes at once to seat a floor copy. On each worker it takes unrouted copies before routed
/// ones, and in each of these tiers larger ones before smaller ones.
/// </summary>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class EvictionWatch(Recorder recorder)
{
    /// <summary>A copy was evicted.</summary>
    public static readonly FactDescription Evicted = Declare("copy evicted");

    /// <summary>A copy that no reader is routed to was evicted.</summary>
    public static readonly FactDescription UnroutedEvicted = Declare("unrouted copy evicted");

    /// <summary>A copy that readers are routed to was evicted.</summary>
    public static readonly FactDescription RoutedEvicted = Declare("routed copy evicted");

    /// <summary>A draining copy was evicted.</summary>
    public static readonly FactDescription DrainEvicted = Declare("draining copy evicted");

    /// <summary>An unrouted copy was evicted from a worker that had a routed one to give up, which drains instead or went later.</summary>
    public static readonly FactDescription RoutedSpared = Declare("unrouted copy evicted, routed one spared");

    /// <summary>An unrouted and then a routed copy were evicted from one worker in one cycle.</summary>
    public static readonly FactDescription RoutedLast = Declare("routed copy evicted after an unrouted one");

    /// <summary>A copy was evicted from a worker that had a smaller one of the same tier to give up, which drains instead or went later.</summary>
    public static readonly FactDescription SmallerSpared = Declare("larger copy evicted before a smaller one");

    /// <summary>A scheduling cycle has published.</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="after">State after it.</param>
    /// <param name="evicted">The evicted copies, in order of eviction.</param>
    public void AfterPublication(PlacementView before, PlacementView after, IReadOnlyList<ChunkWorker> evicted)
    {
        for (var i = 0; i < evicted.Count; i++)
        {
            Invariant.Require(before.RowOf(evicted[i].Chunk) >= 0, "only a stored chunk has copies to evict");
            var isRouted = IsRouted(before, evicted[i]);
            recorder.See(Evicted);
            recorder.See(isRouted ? RoutedEvicted : UnroutedEvicted);
            recorder.Sometimes(before.StaleAt(before.RowOf(evicted[i].Chunk)).BinarySearch(evicted[i].Worker) >= 0, DrainEvicted);
            for (var j = i + 1; j < evicted.Count; j++)
            {
                if (evicted[j].Worker == evicted[i].Worker)
                {
                    recorder.Sometimes(!isRouted && IsRouted(before, evicted[j]), RoutedLast);
                    SeeOrder(before, evicted[i], isRouted, evicted[j]);
                }
            }

            SeeSpared(before, after, evicted[i], isRouted);
        }
    }

    /// <summary>What drains on the worker after the cycle was to be had and was not taken.</summary>
    private void SeeSpared(PlacementView before, PlacementView after, ChunkWorker taken, bool isRouted)
    {
        var stale = after.State.StaleMappings;
        for (var i = 0; i < stale.Count; i++)
        {
            if (stale[i].Worker == taken.Worker && stale[i].Chunk != taken.Chunk)
            {
                SeeOrder(before, taken, isRouted, new ChunkWorker(stale[i].Chunk, stale[i].Worker));
            }
        }
    }

    private void SeeOrder(PlacementView before, ChunkWorker taken, bool isRouted, ChunkWorker later)
    {
        var isLaterRouted = IsRouted(before, later);
        recorder.Sometimes(!isRouted && isLaterRouted, RoutedSpared);
        recorder.Sometimes(isRouted == isLaterRouted && SizeOf(before, taken) > SizeOf(before, later), SmallerSpared);
    }

    private static long SizeOf(PlacementView before, ChunkWorker copy) => before.ChunkAt(before.RowOf(copy.Chunk)).SizeBytes;

    private static bool IsRouted(PlacementView before, ChunkWorker copy) =>
        before.IsVisible(before.RowOf(copy.Chunk)) && before.State.RoutingOf(copy.Chunk).Contains(copy.Worker);

    private static FactDescription Declare(string name) => new(name, nameof(EvictionWatch));
}
