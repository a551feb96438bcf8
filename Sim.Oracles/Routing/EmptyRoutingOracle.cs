using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-09. No entry of a portal assignment routes to nobody: other routing oracles ask about routed workers and would pass in silence.</summary>
public static class EmptyRoutingOracle
{
    /// <summary>Judges a portal assignment.</summary>
    public static Verdict Judge(PortalAssignment published)
    {
        var routing = published.ChunkWorkers;
        for (var i = 0; i < routing.Count; i++)
        {
            if (routing.HoldersAt(i).IsEmpty)
            {
                var name = Wording.Name(routing.Chunks[i], published.Chunks);
                return Wording.OfChunk(
                    OracleCatalog.NoEmptyRouting, name, $"{name} is routed to an empty set of workers by portal assignment {published.Id}");
            }
        }

        return Verdict.Holds;
    }
}
