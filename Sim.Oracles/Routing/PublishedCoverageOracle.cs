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
    /// <param name="shownSinceCycle">
    /// Chunks that became visible since the last scheduling cycle. A chunk is shown by its first confirmed listing, even if
    /// it has lost all its copies since (storage, GATE-4); only the next cycle knows that readers see it.
    /// </param>
    /// <param name="blindReleases">
    /// Copies that were given up without any sign of who has the chunk. If no other copy is left on a routed worker, the
    /// listed ones having gone with their workers, the scheduler begins anew and takes as many cycles as room takes.
    /// </param>
    /// <returns>
    /// During a shortage a finding is excused as masked. A finding that only the next cycle can mend is excused until then:
    /// if a listed worker departed since the last one or unnoticed, or the chunk was shown since. A finding is excused as
    /// long as it takes if no routed worker can be expected to have the chunk: each was told blindly to delete it, or came
    /// back with an empty disk and nothing younger is confirmed.
    /// </returns>
    public static Verdict Judge(
        PortalAssignment? published,
        WorkerAssignment? newest,
        WorldScene scene,
        IReadOnlySet<ChunkPk> shownSinceCycle,
        IReadOnlySet<ChunkWorker> blindReleases)
    {
        if (published is null)
        {
            return Verdict.Holds;
        }

        var routing = published.ChunkWorkers;
        var listing = new HolderCursor(newest?.ChunkWorkers);
        var verdict = Verdict.Holds;
        for (var i = 0; i < routing.Count; i++)
        {
            var listed = listing.HoldersOf(routing.Chunks[i]);
            if (!scene.AnyCounts(routing.HoldersAt(i), published.ConfirmedUpTo) || scene.AnyCounts(listed, published.ConfirmedUpTo))
            {
                continue;
            }

            if (scene.IsInfeasible)
            {
                verdict = Verdict.Excused(ExcuseReasons.MaskedByShortage);
            }
            else if (AwaitedCycle.ExcuseOf(routing.Chunks[i], listed, scene.Departures, shownSinceCycle) is { } excuse)
            {
                verdict = Verdict.Excused(excuse);
            }
            else if (HollowRouting.ReasonOf(routing.Chunks[i], routing.HoldersAt(i), scene, published.ConfirmedUpTo, blindReleases) is { } hollow)
            {
                verdict = Verdict.Excused(hollow);
            }
            else
            {
                return Violated(published, newest, i);
            }
        }

        return verdict;
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
