using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-06. A portal whose snapshot is younger than M routes every chunk to somebody who really has it.</summary>
public static class PortalConsistencyOracle
{
    /// <summary>Judges the snapshot that a portal holds.</summary>
    /// <param name="snapshot">The snapshot; null before the first fetch.</param>
    /// <param name="scene">The world around it.</param>
    /// <param name="newest">Newest worker assignment; null if none.</param>
    /// <param name="now">Present tick.</param>
    /// <param name="mTicks">Length of the window.</param>
    /// <param name="isStrict">Whether everybody had applied what the portal routes by, so that the rule is demanded.</param>
    /// <param name="shownSinceCycle">
    /// Chunks that became visible since the last scheduling cycle: one that lost all its copies before it was shown (storage,
    /// GATE-4) is excused until the next cycle, which knows that readers see it. So is one that would be covered elsewhere
    /// had the listed worker not departed since.
    /// </param>
    /// <param name="blindReleases">Copies that were given up without any sign of who has the chunk.</param>
    public static Verdict Judge(
        PortalSnapshot? snapshot,
        WorldScene scene,
        WorkerAssignment? newest,
        Tick now,
        long mTicks,
        bool isStrict,
        IReadOnlySet<ChunkPk> shownSinceCycle,
        IReadOnlySet<ChunkWorker> blindReleases)
    {
        if (StandDownReason(snapshot, scene, now, mTicks, isStrict) is { } reason)
        {
            return Verdict.Excused(reason);
        }

        var routing = snapshot!.Assignment.ChunkWorkers;
        var verdict = Verdict.Holds;
        for (var i = 0; i < routing.Count; i++)
        {
            var routed = routing.HoldersAt(i);
            if (IsServed(routing.Chunks[i], routed, scene.Copies))
            {
                continue;
            }

            if (ExcuseOf(routing.Chunks[i], routed, snapshot, scene, newest, shownSinceCycle, blindReleases) is not { } excuse)
            {
                return Violated(snapshot, i, scene, now);
            }

            verdict = Verdict.Excused(excuse);
        }

        return verdict;
    }

    /// <summary>
    /// O-06m. How many routed chunks a query would miss right now: an active worker is routed, and none of the routed ones
    /// has the chunk. Counted before any excuse but age; never a fault by itself.
    /// </summary>
    public static int CountMisses(PortalSnapshot? snapshot, PhysicalCopies copies, Tick now, long mTicks)
    {
        if (snapshot is null || snapshot.AgeTicks(now) >= mTicks)
        {
            return 0;
        }

        var routing = snapshot.Assignment.ChunkWorkers;
        var misses = 0;
        for (var i = 0; i < routing.Count; i++)
        {
            var routed = routing.HoldersAt(i);
            misses += copies.IsAnyActive(routed) && !IsServed(routing.Chunks[i], routed, copies) ? 1 : 0;
        }

        return misses;
    }

    private static string? StandDownReason(PortalSnapshot? snapshot, WorldScene scene, Tick now, long mTicks, bool isStrict) =>
        snapshot is null ? ExcuseReasons.NeverFetched
        : snapshot.AgeTicks(now) >= mTicks ? ExcuseReasons.BeyondWindow
        : !isStrict ? ExcuseReasons.BelowFullQuorum
        : scene.IsInfeasible ? ExcuseReasons.Shortage
        : null;

    private static string? ExcuseOf(
        ChunkPk chunk,
        ReadOnlySpan<WorkerPk> routed,
        PortalSnapshot snapshot,
        WorldScene scene,
        WorkerAssignment? newest,
        IReadOnlySet<ChunkPk> shownSinceCycle,
        IReadOnlySet<ChunkWorker> blindReleases)
    {
        if (!scene.Copies.IsAnyActive(routed))
        {
            return ExcuseReasons.AllRoutedDeparted;
        }

        if (!scene.AnyCounts(routed, snapshot.Watermark))
        {
            return ExcuseReasons.DepartureNotSettled;
        }

        var listed = newest is null ? [] : newest.ChunkWorkers.HoldersOf(chunk);
        return scene.AnyCounts(listed, snapshot.Watermark)
            ? ExcuseReasons.CoveredElsewhere
            : AwaitedCycle.ExcuseOf(chunk, listed, scene.Departures, shownSinceCycle)
                ?? HollowRouting.ReasonOf(chunk, routed, scene, snapshot.Watermark, blindReleases);
    }

    private static bool IsServed(ChunkPk chunk, ReadOnlySpan<WorkerPk> routed, PhysicalCopies copies)
    {
        foreach (var worker in routed)
        {
            if (copies.Holds(worker, chunk))
            {
                return true;
            }
        }

        return false;
    }

    private static Verdict Violated(PortalSnapshot snapshot, int index, WorldScene scene, Tick now)
    {
        var assignment = snapshot.Assignment;
        var name = Wording.Name(assignment.ChunkWorkers.Chunks[index], assignment.Chunks);
        var isAnywhere = scene.Copies.IsAnywhere(assignment.ChunkWorkers.Chunks[index]) ? "only other workers have" : "no worker has";
        return Wording.OfChunk(
            OracleCatalog.PortalConsistency,
            name,
            $"{name} is routed to {Wording.List(assignment.ChunkWorkers.HoldersAt(index))} by portal assignment {assignment.Id} (watermark {snapshot.Watermark}), fetched at tick {snapshot.FetchedAt} and {snapshot.AgeTicks(now)} ticks old at tick {now}, but {isAnywhere} it on disk, and no worker that counts is listed for it");
    }
}
