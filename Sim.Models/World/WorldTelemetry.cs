using Scheduler.Core.Lifecycle;
using Sim.Engine.Walks;
using Sim.Models.Coverage;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>Labels, classes, measures and facts that show what a sweep has exercised.</summary>
internal sealed class WorldTelemetry(SchedulerWorld world, Recorder recorder)
{
    private PlacementView View => world.Storage.View;

    private FactWatch Facts => world.Facts;

    /// <summary>After each step that is not idle.</summary>
    /// <param name="hasRun">Whether the step ran a scheduling cycle.</param>
    public void AfterStep(bool hasRun)
    {
        recorder.Measure("state: chunks", world.State.Chunks.Count);
        recorder.Measure("state: stale copies", world.State.StaleMappings.Count);
        recorder.Measure("state: fleet fill ratio", FillRatio);
        recorder.Measure("state: effective replication", EffectiveReplication);
        recorder.Classify(hasRun && world.IsInfeasible, "state: shortage recorded");
        recorder.Classify(world.State.Workers.Any(static worker => !worker.IsActive), "churn: departed worker still registered");
        Facts.Membership.AfterStep(world.Quorum.HasLaggard);
        Facts.Network.AfterStep(world);
        recorder.Classify(
            PublishedCoverageOracle.CountPaperOnly(world.LatestPortalAssignment, world.LatestWorkerAssignment, world.Scene) > 0,
            "strand check: covered by listing only");
        foreach (var portal in world.Portals)
        {
            MeasurePortal(portal);
        }
    }

    /// <summary>After each scheduling cycle that was heard.</summary>
    public void AfterCycle(PlacementView before, bool wasShort, SchedulingCycleResult result)
    {
        Facts.Shortages.AfterScheduling(wasShort, world.IsInfeasible, result);
        Facts.Drains.AfterScheduling(before, View, result.Housekeeping, world.Now);
        Facts.Reliability.AfterScheduling(before.State, result, world.Planner.LatestCall?.Unreliable ?? []);
        if (result is SchedulingCycleResult.Published published)
        {
            Facts.Evictions.AfterPublication(before, View, published.Evicted);
            Facts.Coverage.AfterPublication(before, View);
            if (world.Planner.HasRestrictedChunks)
            {
                Facts.Versions.AfterPublication(
                    published.Assignment, chunk => world.Planner.MinimumVersionOf(world.State.ChunkOf(chunk)) is not null);
            }
        }
    }

    /// <summary>At each publication.</summary>
    public void AfterVisibility(PortalAssignment assignment)
    {
        world.Counters.HeldBack = CountHeldBack(assignment.ConfirmedUpTo);
        recorder.Classify(world.Counters.HeldBack > 0, "portal: promotion held back");
        Facts.Corrections.AfterVisibility(world.State, assignment.Id, world.IsInfeasible);
        Facts.Shortages.AfterVisibility(world.State, assignment.Id, world.IsInfeasible);
        Facts.Registration.AfterVisibility(assignment);
    }

    /// <summary>What a jump of the clock meets; whether it ends as it must is judged elsewhere.</summary>
    public void AfterClockJump(DrainOutcomes met)
    {
        recorder.Classify(met.Due > 0, "drain: due copies expired");
        recorder.Classify(met.MidWindow > 0, "drain: mid-window copies held");
        recorder.Classify(met.Pending > 0, "drain: pending rows present");
        Facts.Drains.AfterClockJump(met);
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

            var active = world.Pool.ActiveCount;
            return active == 0 ? 0 : (double)bytes / ((double)world.Configuration.WorkerCapacityBytes * active);
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

    private void MeasurePortal(PortalSnapshot? portal)
    {
        if (portal is null)
        {
            recorder.Label("portal check: never fetched");
            return;
        }

        var age = portal.AgeTicks(world.PortalTime);
        recorder.Measure("portal: snapshot age at check", age);
        if (age >= world.Configuration.MTicks)
        {
            recorder.Label("portal check: beyond M");
            return;
        }

        var misses = PortalConsistencyOracle.CountMisses(portal, world.Fleet.Copies, world.PortalTime, world.Configuration.MTicks);
        var isStrict = world.Judge.IsProof(portal.Assignment);
        recorder.Label(!isStrict ? "portal check: measured (straggler tolerated)" : world.IsRefused ? "portal check: shortage" : "portal check: strict");
        if (isStrict && !world.IsRefused)
        {
            Facts.Membership.AfterStrictCheck(portal.Assignment, world.Quorum.HasLaggard);
        }

        recorder.Measure(isStrict ? "portal: routings a query would miss (strict)" : "portal: routings a query would miss (measured)", misses);
        recorder.Classify(misses > 0, isStrict ? "portal: excused or masked miss (strict)" : "portal: miss present (measured)");
    }

    /// <summary>Confirmed chunks that the visibility pass could have promoted and did not.</summary>
    private long CountHeldBack(WorkerAssignmentId watermark)
    {
        long heldBack = 0;
        foreach (var row in world.State.Lifecycles)
        {
            heldBack += row.Live && !row.EnteredPortalAssignment && row.ConfirmedBy(watermark) && !IsPendingReplacement(row.Chunk) ? 1 : 0;
        }

        return heldBack;
    }

    private bool IsPendingReplacement(ChunkPk chunk)
    {
        foreach (var correction in world.State.Corrections)
        {
            if (correction.New == chunk && !correction.IsCompleted)
            {
                return true;
            }
        }

        return false;
    }
}
