using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-40, the sentinel. Unless the fleet is short, every routed chunk has an active holder in the latest worker assignment,
/// even one that is routed only to departed workers, which <see cref="PublishedCoverageOracle"/> lets pass.
/// </summary>
public static class RoutedChunksCoveredOracle
{
    /// <summary>Judges the latest pair of assignments, once a cycle has followed the last departure.</summary>
    /// <param name="published">Latest portal assignment; null if none.</param>
    /// <param name="newest">Latest worker assignment; null if none.</param>
    /// <param name="scene">The world around them.</param>
    public static Verdict Judge(PortalAssignment? published, WorkerAssignment? newest, WorldScene scene)
    {
        if (scene.IsInfeasible)
        {
            return Verdict.Excused(ExcuseReasons.Shortage);
        }

        if (published is null)
        {
            return Verdict.Holds;
        }

        var listing = new HolderCursor(newest?.ChunkWorkers);
        foreach (var chunk in published.ChunkWorkers.Chunks)
        {
            var listed = listing.HoldersOf(chunk);
            if (!scene.Copies.IsAnyActive(listed))
            {
                var name = Wording.Name(chunk, published.Chunks);
                var finding = newest is null ? "no worker assignment exists" : Wording.Text($"worker assignment {newest.Id} lists it on {Wording.List(listed)}");
                return Wording.OfChunk(
                    OracleCatalog.RoutedChunksCovered,
                    name,
                    $"{name} is routed to {Wording.List(published.ChunkWorkers.HoldersOf(chunk))} by portal assignment {published.Id}, but {finding}, none of them active");
            }
        }

        return Verdict.Holds;
    }
}
