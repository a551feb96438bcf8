using Sim.Models.Actions;
using Sim.Oracles;

namespace Sim.Models.World;

/// <content>The convergence probe: drain to a fixed point, then judge what is found there.</content>
public sealed partial class SchedulerWorld
{
    /// <summary>Rounds within which a world must come to rest.</summary>
    public const int SettleLimitCycles = 200;

    private async ValueTask ConvergeAsync(ConvergenceCheck check, CancellationToken cancellationToken)
    {
        if ((await ReadStateAsync(cancellationToken)).Chunks.Count == 0)
        {
            _outcome = "no chunk exists";
            return;
        }

        await AwaitNoticingAsync(cancellationToken);
        var (rounds, previous) = await DrainToFixedPointAsync(cancellationToken);
        _recorder.Measure("drain: cycles to fixed point", rounds);
        _recorder.Classify(IsInfeasible, "converged: infeasible (refusal cross-checked)");
        _recorder.Classify(!IsInfeasible, "converged: feasible (floor oracle applied)");
        await ReadStateAsync(cancellationToken);
        JudgeFixedPoint(check, previous, rounds);
        if (LatestPortalAssignment is { } assignment)
        {
            // The others keep to their own clocks: a probe must not make all of them young.
            _portals[0] = new PortalSnapshot(assignment, PortalTime, assignment.ConfirmedUpTo);
        }

        Counters.Probes++;
        Counters.SaturationEpisodes += IsInfeasible ? 1 : 0;
        IsSaturationLatched |= IsInfeasible;
        _outcome = IsInfeasible ? "converged, short" : "converged";
    }

    /// <returns>How many rounds it took, and the state before the last.</returns>
    private async ValueTask<(int Rounds, PlacementView Previous)> DrainToFixedPointAsync(CancellationToken cancellationToken)
    {
        await ReadStateAsync(cancellationToken);
        for (var round = 1; ; round++)
        {
            var previous = View;
            await PassUntilAsync(Later(Configuration.MTicks), cancellationToken);
            await CycleAsync(cancellationToken);
            await CatchUpQuorumAsync(cancellationToken);
            await PublishVisibilityAsync(cancellationToken);
            if (round == SettleLimitCycles || IsAtRest(previous))
            {
                return (round, previous);
            }
        }
    }

    /// <summary><c>multistep</c> looks at routing only to evict; it is at rest when the rule of its specification says so.</summary>
    private bool IsAtRest(PlacementView previous) =>
        QuiescenceOracle.IsSettled(previous, View) && (IsPlannerToTheLetter || QuiescenceOracle.IsRoutingAtRest(previous, View));

    /// <summary>Everybody but the workers that the quorum may leave behind applies the newest assignment.</summary>
    private async ValueTask CatchUpQuorumAsync(CancellationToken cancellationToken)
    {
        if (LatestWorkerAssignment is not { } assignment)
        {
            return;
        }

        for (var index = 0; index < Pool.Size; index++)
        {
            if (Pool.IsReachable(index) && !IsDesignatedLaggard(index))
            {
                Fleet.Apply(index, assignment);
            }
        }

        await ConfirmAsync(cancellationToken);
    }
}
