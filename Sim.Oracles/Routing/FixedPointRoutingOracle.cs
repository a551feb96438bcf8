using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-10. At a feasible fixed point every routed pair whose worker is active is listed in the worker assignment. What
/// survives quiescence is no lag but a stuck update.
/// </summary>
public static class FixedPointRoutingOracle
{
    /// <summary>Judges the latest pair of assignments at a feasible fixed point.</summary>
    /// <param name="published">Latest portal assignment; null if none.</param>
    /// <param name="newest">Latest worker assignment; null if none.</param>
    /// <param name="copies">Who is active.</param>
    public static Verdict Judge(PortalAssignment? published, WorkerAssignment? newest, PhysicalCopies copies)
    {
        for (var i = 0; published is not null && i < published.ChunkWorkers.Count; i++)
        {
            var chunk = published.ChunkWorkers.Chunks[i];
            foreach (var worker in published.ChunkWorkers.HoldersAt(i))
            {
                if (copies.IsActive(worker) && newest?.ChunkWorkers.Contains(chunk, worker) != true)
                {
                    var name = Wording.Name(chunk, published.Chunks);
                    var listing = newest is null ? "there is no worker assignment" : Wording.Text($"worker assignment {newest.Id} lists it on {Wording.List(newest.ChunkWorkers.HoldersOf(chunk))}");
                    return Wording.OfChunk(
                        OracleCatalog.FixedPointRouting,
                        name,
                        $"{name} is still routed to active {Wording.Name(worker)} by portal assignment {published.Id} at a fixed point, but {listing}");
                }
            }
        }

        return Verdict.Holds;
    }
}
