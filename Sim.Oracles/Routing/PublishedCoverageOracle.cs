using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-07. Every chunk that the latest portal assignment routes to a worker that counts is listed on some worker that counts
/// in the latest worker assignment, routed or not.
/// </summary>
public static class PublishedCoverageOracle
{
    /// <summary>Judges the latest pair of assignments.</summary>
    /// <param name="published">Latest portal assignment; null if none.</param>
    /// <param name="newest">Latest worker assignment; null if none.</param>
    /// <param name="scene">The world around them.</param>
    /// <returns>During a shortage a finding is excused as masked.</returns>
    public static Verdict Judge(PortalAssignment? published, WorkerAssignment? newest, WorldScene scene)
    {
        if (published is null)
        {
            return Verdict.Holds;
        }

        var routing = published.ChunkWorkers;
        var listing = new HolderCursor(newest?.ChunkWorkers);
        for (var i = 0; i < routing.Count; i++)
        {
            if (scene.AnyCounts(routing.HoldersAt(i), published.ConfirmedUpTo)
                && !scene.AnyCounts(listing.HoldersOf(routing.Chunks[i]), published.ConfirmedUpTo))
            {
                return scene.IsInfeasible ? Verdict.Excused(ExcuseReasons.MaskedByShortage) : Violated(published, newest, i);
            }
        }

        return Verdict.Holds;
    }

    /// <summary>How many routed chunks are covered by a listing alone: none of the listed workers that count has the chunk on disk. Legal after a rejoin; counted.</summary>
    public static int CountPaperOnly(PortalAssignment? published, WorkerAssignment? newest, WorldScene scene)
    {
        if (published is null)
        {
            return 0;
        }

        var routing = published.ChunkWorkers;
        var listing = new HolderCursor(newest?.ChunkWorkers);
        var count = 0;
        for (var i = 0; i < routing.Count; i++)
        {
            // Nearly every chunk is held by one that is listed, so the rarest condition is asked first.
            var listed = listing.HoldersOf(routing.Chunks[i]);
            if (!HasHolder(listed, routing.Chunks[i], scene, published.ConfirmedUpTo)
                && scene.AnyCounts(routing.HoldersAt(i), published.ConfirmedUpTo)
                && scene.AnyCounts(listed, published.ConfirmedUpTo))
            {
                count++;
            }
        }

        return count;
    }

    private static bool HasHolder(ReadOnlySpan<WorkerPk> listed, ChunkPk chunk, WorldScene scene, WorkerAssignmentId watermark)
    {
        foreach (var worker in listed)
        {
            if (scene.Counts(worker, watermark) && scene.Copies.Holds(worker, chunk))
            {
                return true;
            }
        }

        return false;
    }

    private static Verdict Violated(PortalAssignment published, WorkerAssignment? newest, int index)
    {
        var chunk = published.ChunkWorkers.Chunks[index];
        var name = Wording.Name(chunk, published.Chunks);
        var listing = newest is null
            ? "there is no worker assignment"
            : Wording.Text($"worker assignment {newest.Id} lists it on {Wording.List(newest.ChunkWorkers.HoldersOf(chunk))}");
        return Wording.OfChunk(
            OracleCatalog.PublishedCoverage,
            name,
            $"{name} is routed to {Wording.List(published.ChunkWorkers.HoldersAt(index))} by portal assignment {published.Id} (watermark {published.ConfirmedUpTo}), but {listing}, on no active worker that counts");
    }
}
