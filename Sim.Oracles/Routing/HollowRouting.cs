using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>
/// Routing that names nobody who can be expected to have the chunk. The scheduler begins anew with such a chunk, once it knows
/// that readers see it, and takes as many cycles as room takes.
/// </summary>
internal static class HollowRouting
{
    /// <summary>Why no routed worker that counts can be expected to have the chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="routed">Workers that readers are sent to.</param>
    /// <param name="scene">The world around them.</param>
    /// <param name="watermark">Watermark of the routing.</param>
    /// <param name="blindReleases">Copies that were given up without any sign of who has the chunk.</param>
    /// <returns>The reason: each was told blindly to delete it, or came back with an empty disk and nothing younger is confirmed. Null if one can be expected to have it.</returns>
    public static string? ReasonOf(
        ChunkPk chunk, ReadOnlySpan<WorkerPk> routed, WorldScene scene, WorkerAssignmentId watermark, IReadOnlySet<ChunkWorker> blindReleases)
    {
        var reason = ExcuseReasons.PossessionUnknown;
        foreach (var worker in routed)
        {
            if (!scene.Counts(worker, watermark) || blindReleases.Contains(new ChunkWorker(chunk, worker)))
            {
                continue;
            }

            if (scene.Departures.IsReturnSettledBy(worker, watermark))
            {
                return null;
            }

            reason = ExcuseReasons.ReturnNotSettled;
        }

        return reason;
    }
}
