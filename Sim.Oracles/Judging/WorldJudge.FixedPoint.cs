using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Oracles.Feasibility;
using static Sim.Oracles.OracleCatalog;

namespace Sim.Oracles.Judging;

/// <content>Where nothing moves any more.</content>
public sealed partial class WorldJudge
{
    private static readonly ImmutableArray<JudgingDuty> FixedPointDuties =
    [
        Duty(JudgingPaths.Probe, [FixedPointRouting, Quiescence, RoutedChunksCovered], [WeakFloors, StrongFloors, JustifiedShortage]),
        Duty(JudgingPaths.ShortProbe, [Quiescence, JustifiedShortage], []),
    ];

    /// <summary>At the fixed point that a probe found.</summary>
    /// <param name="reading">The world there.</param>
    /// <param name="previous">What was stored before the last round.</param>
    /// <param name="rounds">Rounds that it took.</param>
    /// <param name="mostRounds">Rounds within which a world must come to rest.</param>
    /// <param name="isWeak">Whether the floors are judged as weakly as the specification allows.</param>
    /// <returns>Whether the shortage was justified; null if there is none.</returns>
    public Verdict? AtFixedPoint(WorldReading reading, PlacementView previous, int rounds, int mostRounds, bool isWeak)
    {
        using var pass = recorder.Pass(reading.IsRefused ? JudgingPaths.ShortProbe : JudgingPaths.Probe);
        recorder.Judge(Quiescence, QuiescenceOracle.Judge(previous, reading.View, rounds, mostRounds, reading.IsInfeasible));
        if (reading.IsRefused)
        {
            var verdict = JudgeShortage(reading);
            recorder.Judge(JustifiedShortage, verdict);
            return verdict;
        }

        JudgeWaiting(reading);
        JudgeGaps(reading);
        if (isWeak)
        {
            recorder.Judge(WeakFloors, Explain(reading, ConvergedFloorOracle.JudgeWeak(reading.Relied, reading.Rules)));
        }
        else
        {
            recorder.Judge(StrongFloors, Explain(reading, ConvergedFloorOracle.JudgeStrong(reading.Relied, reading.Rules)));
        }

        recorder.Judge(
            FixedPointRouting,
            FixedPointRoutingOracle.Judge(reading.PortalAssignment, reading.WorkerAssignment, reading.Fleet.Copies));
        recorder.Judge(
            RoutedChunksCovered,
            RoutedChunksCoveredOracle.Judge(reading.PortalAssignment, reading.WorkerAssignment, reading.Scene));
        return null;
    }

    /// <summary>Each chunk that waits at the fixed point, by itself. Nothing else is excused because of it.</summary>
    private void JudgeWaiting(WorldReading reading)
    {
        foreach (var waiting in reading.State.Waiting)
        {
            recorder.Judge(JustifiedShortage, JustifiedWaitOracle.Judge(reading.Relied, waiting, reading.Rules));
        }
    }

    /// <summary>Whether the refusal was right: where reliability counts, the reliable workers alone must have the floors, and so must all together.</summary>
    private Verdict JudgeShortage(WorldReading reading)
    {
        var unreliable = reading.Unreliable;
        var verdict = JudgeShortage(reading, reading.Relied, worker => !unreliable.Contains(worker));
        return verdict.Violation is not null && unreliable.Length > 0 ? JudgeShortage(reading, reading.View, static _ => true) : verdict;
    }

    private Verdict JudgeShortage(WorldReading reading, PlacementView view, Predicate<WorkerPk> isIncluded) => JustifiedShortageOracle.Judge(
        PackingProblem.From(view, reading.Rules),
        forgivesKnifeEdges: settings.Planner.LeavesGaps,
        isProvenStuck: reading.LatestCall is { } call && StuckSeatingProof.Holds(call, reading.Rules, isIncluded));

    /// <summary>
    /// Chunks below their floor although all floors pack from scratch: a planner whose specification allows them may have them,
    /// and they are counted; no other may.
    /// </summary>
    private void JudgeGaps(WorldReading reading)
    {
        if (!settings.Planner.LeavesGaps)
        {
            recorder.Judge(WeakFloors, ReconcileGaps.Judge(reading.Relied, reading.Rules));
            return;
        }

        var gaps = ReconcileGaps.Find(reading.Relied, reading.Rules);
        recorder.Classify(gaps.Count > 0, "converged: reconcile gap");
        foreach (var gap in gaps)
        {
            _gapAges[gap] = _gapAges.GetValueOrDefault(gap) + 1;
            recorder.Measure("converged: reconcile gap, fixed points in a row", _gapAges[gap]);
        }

        foreach (var closed in _gapAges.Keys.Where(chunk => !gaps.Contains(chunk)).ToList())
        {
            _gapAges.Remove(closed);
        }
    }
}
