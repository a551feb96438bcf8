using Sim.Engine.Verdicts;
using Sim.Models.Actions;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>The convergence probe: drain to a fixed point, then judge what is found there.</summary>
internal sealed class ConvergenceProbe(SchedulerWorld world)
{
    /// <summary>Probes a world that has chunks.</summary>
    public async ValueTask RunAsync(ConvergenceCheck check, CancellationToken cancellationToken)
    {
        await world.AwaitNoticingAsync(cancellationToken);
        var (rounds, previous) = await DrainToFixedPointAsync(cancellationToken);
        world.Recorder.Measure("drain: cycles to fixed point", rounds);
        world.Recorder.Classify(world.IsInfeasible, "converged: infeasible (refusal cross-checked)");
        world.Recorder.Classify(!world.IsInfeasible, "converged: feasible (floor oracle applied)");
        var shortage = world.Judge.AtFixedPoint(
            world.Reading(), previous, rounds, SchedulerWorld.SettleLimitCycles, isWeak: check == ConvergenceCheck.Weak);
        if (shortage is { } verdict)
        {
            SeeShortage(verdict);
        }

        if (world.LatestPortalAssignment is { } assignment)
        {
            // The others keep to their own clocks: a probe must not make all of them young.
            world.Route(0, new PortalSnapshot(assignment, world.PortalTime, assignment.ConfirmedUpTo));
        }

        world.Counters.Probes++;
        world.Counters.SaturationEpisodes += world.IsInfeasible ? 1 : 0;
        world.IsSaturationLatched |= world.IsInfeasible;
        world.Outcome = world.IsInfeasible ? "converged, short" : "converged";
    }

    private void SeeShortage(Verdict verdict)
    {
        var isKnifeEdge = verdict.Excuse == ExcuseReasons.KnifeEdge;
        world.Facts.Shortages.AfterJustification(verdict);
        world.Counters.KnifeEdges += isKnifeEdge ? 1 : 0;
        world.Recorder.Classify(isKnifeEdge, "converged: knife-edge shortage excused");
    }

    /// <returns>How many rounds it took, and the state before the last.</returns>
    private async ValueTask<(int Rounds, PlacementView Previous)> DrainToFixedPointAsync(CancellationToken cancellationToken)
    {
        for (var round = 1; ; round++)
        {
            var previous = world.Storage.View;
            await world.PassUntilAsync(world.Clock.Later(world.Configuration.MTicks), cancellationToken);
            await world.CycleAsync(cancellationToken);
            await CatchUpQuorumAsync(cancellationToken);
            await world.PublishVisibilityAsync(cancellationToken);
            if (round == SchedulerWorld.SettleLimitCycles || IsAtRest(previous))
            {
                return (round, previous);
            }
        }
    }

    /// <summary>A planner that keeps to its specification to the letter looks at routing only to evict; it is at rest when that specification says so.</summary>
    private bool IsAtRest(PlacementView previous) =>
        QuiescenceOracle.IsSettled(previous, world.Storage.View)
        && (world.Planner.Traits.LeavesGaps || QuiescenceOracle.IsRoutingAtRest(previous, world.Storage.View));

    /// <summary>Everybody but the workers that the quorum may leave behind applies the newest assignment.</summary>
    private async ValueTask CatchUpQuorumAsync(CancellationToken cancellationToken)
    {
        if (world.LatestWorkerAssignment is not { } assignment)
        {
            return;
        }

        for (var index = 0; index < world.Pool.Size; index++)
        {
            if (world.Pool.IsReachable(index) && !world.Quorum.IsDesignatedLaggard(index))
            {
                world.Fleet.Apply(index, assignment);
            }
        }

        world.Picture?.ShowDisks(assignment);
        await world.ConfirmAsync(cancellationToken);
    }
}
