using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-11. A routed chunk that is not being removed and was on some active disk is still on some active disk afterwards, if
/// it is still routed and still not being removed. A shortage is no excuse: it commits nothing.
/// </summary>
public static class PhysicalRetentionOracle
{
    /// <summary>Judges the edge between two moments.</summary>
    /// <param name="before">The earlier moment.</param>
    /// <param name="after">The later moment.</param>
    /// <param name="departed">Workers that departed in between; copies that only they had are excused.</param>
    /// <param name="departures">
    /// Who has departed or come back. A chunk that is routed to no active worker but such that once came back with empty disks, with no
    /// assignment confirmed that is younger than their return, is excused: the storage cannot tell that
    /// they were away, so that it lets the copies of others go. That they have left again since changes nothing.
    /// </param>
    /// <param name="isStrict">Whether everybody had applied what the earlier moment routes by, so that the rule is demanded.</param>
    /// <param name="isInfeasible">Whether the latest scheduling attempt was refused; it only tells two excuses apart.</param>
    /// <param name="blindReleases">
    /// Copies that were given up when nobody could know who has the chunk. A planner that takes routing for the only proof of
    /// possession (<c>multistep</c>, placement 7.4 and 7.8) evicts so if readers did not see the chunk, or every routed worker
    /// had departed or been told to delete it, and may give up the one real copy in favour of one that is only planned. Any
    /// planner may if the workers that it leaves are gone without anybody having noticed, and a drain may end then. The
    /// worker deletes the copy when it fetches.
    /// </param>
    public static Verdict Judge(
        PhysicalRetentionBaseline before,
        PhysicalRetentionBaseline after,
        ReadOnlySpan<WorkerPk> departed,
        DepartureRecord departures,
        bool isStrict,
        bool isInfeasible,
        IReadOnlySet<ChunkWorker> blindReleases)
    {
        // Disks that did not change have lost nothing.
        if (before.Published is null || after.Published is null || ReferenceEquals(before.Copies, after.Copies))
        {
            return Verdict.Holds;
        }

        var routing = after.Published.ChunkWorkers;
        var verdict = Verdict.Holds;
        for (var i = 0; i < routing.Count; i++)
        {
            var chunk = routing.Chunks[i];
            if (after.Copies.IsAnywhere(chunk) || !IsServedTo(before, chunk) || IsInRemoval(after.View, chunk))
            {
                continue;
            }

            if (!isStrict)
            {
                verdict = Verdict.Excused(isInfeasible ? ExcuseReasons.BelowFullQuorumShort : ExcuseReasons.BelowFullQuorum);
            }
            else if (OnlyOn(departed, before.Copies, chunk))
            {
                verdict = Verdict.Excused(ExcuseReasons.Departure);
            }
            else if (OnlyReleasedBlindly(blindReleases, before.Copies, chunk))
            {
                verdict = Verdict.Excused(ExcuseReasons.PossessionUnknown);
            }
            else if (OnlyToReturned(routing.HoldersAt(i), departures, after.View))
            {
                verdict = Verdict.Excused(ExcuseReasons.ReturnNotSettled);
            }
            else
            {
                return Violated(before, after, i);
            }
        }

        return verdict;
    }

    private static bool IsServedTo(PhysicalRetentionBaseline moment, ChunkPk chunk) =>
        moment.Published!.ChunkWorkers.ContainsKey(chunk) && !IsInRemoval(moment.View, chunk) && moment.Copies.IsAnywhere(chunk);

    private static bool IsInRemoval(PlacementView view, ChunkPk chunk)
    {
        var row = view.RowOf(chunk);
        return row >= 0 && view.IsInRemoval(row);
    }

    private static bool OnlyToReturned(ReadOnlySpan<WorkerPk> routed, DepartureRecord departures, PlacementView view)
    {
        var isAnyUnsettled = false;
        foreach (var worker in routed)
        {
            if (!departures.IsReturnSettledBy(worker, view.State.Watermark))
            {
                isAnyUnsettled = true;
            }
            else if (view.IsActive(worker))
            {
                return false;
            }
        }

        return isAnyUnsettled;
    }

    private static bool OnlyReleasedBlindly(IReadOnlySet<ChunkWorker> blindReleases, PhysicalCopies copies, ChunkPk chunk)
    {
        foreach (var disk in copies.Disks)
        {
            if (disk.Holds(chunk) && !blindReleases.Contains(new ChunkWorker(chunk, disk.Worker)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool OnlyOn(ReadOnlySpan<WorkerPk> departed, PhysicalCopies copies, ChunkPk chunk)
    {
        foreach (var disk in copies.Disks)
        {
            if (disk.Holds(chunk) && !departed.Contains(disk.Worker))
            {
                return false;
            }
        }

        return true;
    }

    private static Verdict Violated(PhysicalRetentionBaseline before, PhysicalRetentionBaseline after, int index)
    {
        var published = after.Published!;
        var chunk = published.ChunkWorkers.Chunks[index];
        var name = Wording.Name(chunk, published.Chunks);
        var holders = new List<WorkerPk>();
        foreach (var disk in before.Copies.Disks)
        {
            if (disk.Holds(chunk))
            {
                holders.Add(disk.Worker);
            }
        }

        return Wording.OfChunk(
            OracleCatalog.PhysicalRetention,
            name,
            $"{name} is still routed to {Wording.List(published.ChunkWorkers.HoldersAt(index))} by portal assignment {published.Id} but has left its last disk; it was on workers {Wording.List(holders.ToArray())} before");
    }
}
