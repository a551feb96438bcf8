using Scheduler.Core.Lifecycle;
using Sim.Models.Profiles;
using Sim.Oracles;

namespace Sim.Models.World;

/// <content>Labels, classes and measures that show what a sweep has exercised.</content>
public sealed partial class SchedulerWorld
{
    private void MeasureState()
    {
        _recorder.Measure("state: chunks", State.Chunks.Count);
        _recorder.Measure("state: stale copies", State.StaleMappings.Count);
        _recorder.Measure("state: fleet fill ratio", FillRatio);
        _recorder.Measure("state: effective replication", EffectiveReplication);
        _recorder.Classify(_scheduleStatus == ScheduleStatus.NotEnoughCapacity, "state: shortage recorded");
        _recorder.Classify(HasInactiveWorker, "churn: departed worker still registered");
    }

    private void SeeHousekeeping(Housekeeping housekeeping)
    {
        if (housekeeping.ExpiredDrains.Count > 0)
        {
            _recorder.See(ModelFacts.DrainExpired);
        }

        if (housekeeping.Tombstoned.Count > 0)
        {
            _recorder.See(ModelFacts.Tombstone);
        }
    }

    private void SeeStep()
    {
        if (IsInfeasible)
        {
            _recorder.See(ModelFacts.Shortage);
        }

        if (Configuration.ConfirmThresholdPercent is > 0 and < 100 && QuorumSize < Pool.ActiveCount)
        {
            _recorder.See(ModelFacts.Straggler);
        }

        if (HasRejectedChunk)
        {
            _recorder.See(ModelFacts.RejectedAtRegistration);
        }

        if (HasCompletedCorrection)
        {
            _recorder.See(ModelFacts.SwapFired);
        }
    }

    private void MeasurePortal()
    {
        if (Portal is not { } portal)
        {
            _recorder.Label("portal check: never fetched");
            return;
        }

        var age = portal.AgeTicks(Now);
        _recorder.Measure("portal: snapshot age at check", age);
        if (age >= Configuration.MTicks)
        {
            _recorder.Label("portal check: beyond M");
            return;
        }

        var misses = PortalConsistencyOracle.CountMisses(portal, Fleet.Copies, Now, Configuration.MTicks);
        _recorder.Label(!IsStrict ? "portal check: measured (<100%)" : IsInfeasible ? "portal check: shortage" : "portal check: strict (100%)");
        _recorder.Measure(IsStrict ? "portal: routings a query would miss (100%)" : "portal: routings a query would miss (<100%)", misses);
        _recorder.Classify(misses > 0, IsStrict ? "portal: excused or masked miss (100%)" : "portal: miss present (<100%)");
    }

    /// <summary>Compares what a jump of the clock let expire with what the rule says, from the published creation ticks.</summary>
    private void RecordDrainOutcomes(StorageState before, StorageState after, Tick judgedAt)
    {
        var pending = false;
        foreach (var stale in before.StaleMappings)
        {
            pending |= stale.DroppedAt is null;
            if (stale.AnchorTick is not { } anchor || IsSettledOtherwise(stale, after))
            {
                continue;
            }

            var isDue = judgedAt.HasWaited(anchor, Configuration.MTicks);
            var survived = HasStale(after, stale.Chunk, stale.Worker);
            if (!isDue && survived)
            {
                _recorder.See(ModelFacts.DrainHeld);
            }

            _recorder.Label((isDue, survived) switch
            {
                (true, false) => "drain: due copies expired",
                (true, true) => "drain: due copy survived",
                (false, true) => "drain: mid-window copies held",
                (false, false) => "drain: undue copy vanished",
            });
        }

        _recorder.Classify(pending, "drain: pending rows present");
    }

    /// <summary>Copies of chunks in removal, copies back in the ideal, evicted copies and copies of departed workers follow other rules.</summary>
    private bool IsSettledOtherwise(StaleMappingView stale, StorageState after) =>
        after.LifecycleOf(stale.Chunk) is { InRemoval: true }
        || after.IdealOf(stale.Chunk).Contains(stale.Worker)
        || _evictedInCycle.Contains(new ChunkWorker(stale.Chunk, stale.Worker))
        || !Pool.IsActive(stale.Worker);

    private static bool HasStale(StorageState state, ChunkPk chunk, WorkerPk worker)
    {
        foreach (var stale in state.StaleMappings)
        {
            if (stale.Chunk == chunk && stale.Worker == worker)
            {
                return true;
            }
        }

        return false;
    }

    private double FillRatio
    {
        get
        {
            long bytes = 0;
            for (var row = 0; row < View.ChunkCount; row++)
            {
                bytes += View.ChunkAt(row).SizeBytes * View.IdealAt(row).Length;
            }

            return Pool.ActiveCount == 0 ? 0 : (double)bytes / ((double)Configuration.WorkerCapacityBytes * Pool.ActiveCount);
        }
    }

    /// <summary>The fewest ideal holders of any chunk that is owed a floor; 0 without such a chunk.</summary>
    private int EffectiveReplication
    {
        get
        {
            var least = int.MaxValue;
            for (var row = 0; row < View.ChunkCount; row++)
            {
                if (View.LifecycleAt(row) is not null && !View.IsFloorExempt(row))
                {
                    least = Math.Min(least, View.IdealAt(row).Length);
                }
            }

            return least == int.MaxValue ? 0 : least;
        }
    }

    private bool HasRejectedChunk
    {
        get
        {
            foreach (var row in State.Lifecycles)
            {
                if (row.Rejected)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private bool HasCompletedCorrection
    {
        get
        {
            foreach (var correction in State.Corrections)
            {
                if (correction.IsCompleted)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private bool HasInactiveWorker
    {
        get
        {
            foreach (var worker in State.Workers)
            {
                if (!worker.IsActive)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
