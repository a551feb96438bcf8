using Scheduler.Core.Lifecycle;
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
        _recorder.Classify(_scheduleStatus != ScheduleStatus.NoRun && IsInfeasible, "state: shortage recorded");
        _recorder.Classify(HasInactiveWorker, "churn: departed worker still registered");
    }

    private void SeeScheduling(PlacementView before, bool wasShort, SchedulingCycleResult result)
    {
        _facts.Shortages.AfterScheduling(wasShort, IsInfeasible, result);
        _facts.Drains.AfterScheduling(before, View, result.Housekeeping, Now);
        _facts.Reliability.AfterScheduling(before.State, result, Unreliable);
        if (result is SchedulingCycleResult.Published published)
        {
            _facts.Evictions.AfterPublication(before, View, published.Evicted);
            _facts.Coverage.AfterPublication(before, View);
            if (_planner.HasRestrictedChunks)
            {
                _facts.Versions.AfterPublication(
                    published.Assignment, chunk => _planner.MinimumVersionOf(State.ChunkOf(chunk)) is not null);
            }
        }
    }

    private void SeeVisibility(PortalAssignment assignment)
    {
        _facts.Corrections.AfterVisibility(State, assignment.Id, IsInfeasible);
        _facts.Shortages.AfterVisibility(State, assignment.Id, IsInfeasible);
        _facts.Registration.AfterVisibility(assignment);
    }

    private void MeasurePortal(PortalSnapshot? portal)
    {
        if (portal is null)
        {
            _recorder.Label("portal check: never fetched");
            return;
        }

        var age = portal.AgeTicks(PortalTime);
        _recorder.Measure("portal: snapshot age at check", age);
        if (age >= Configuration.MTicks)
        {
            _recorder.Label("portal check: beyond M");
            return;
        }

        var misses = PortalConsistencyOracle.CountMisses(portal, Fleet.Copies, PortalTime, Configuration.MTicks);
        var isStrict = IsProof(portal.Assignment);
        _recorder.Label(!isStrict ? "portal check: measured (straggler tolerated)" : IsRefused ? "portal check: shortage" : "portal check: strict");
        if (isStrict && !IsRefused)
        {
            _facts.Membership.AfterStrictCheck(portal.Assignment, HasLaggard);
        }

        _recorder.Measure(isStrict ? "portal: routings a query would miss (strict)" : "portal: routings a query would miss (measured)", misses);
        _recorder.Classify(misses > 0, isStrict ? "portal: excused or masked miss (strict)" : "portal: miss present (measured)");
    }

    /// <summary>What a jump of the clock meets; whether it ends as it must is judged elsewhere.</summary>
    private void RecordDrainOutcomes(DrainOutcomes met)
    {
        _recorder.Classify(met.Due > 0, "drain: due copies expired");
        _recorder.Classify(met.MidWindow > 0, "drain: mid-window copies held");
        _recorder.Classify(met.Pending > 0, "drain: pending rows present");
        _facts.Drains.AfterClockJump(met);
    }

    /// <summary>Share of the active disks that the ideal fills.</summary>
    public double FillRatio
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
    public int EffectiveReplication
    {
        get
        {
            var least = int.MaxValue;
            for (var row = 0; row < View.ChunkCount; row++)
            {
                if (View.OwesFloor(row))
                {
                    least = Math.Min(least, View.IdealAt(row).Length);
                }
            }

            return least == int.MaxValue ? 0 : least;
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
