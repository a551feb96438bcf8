using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;
using Sim.Engine.Verdicts;
using Sim.Models.Actions;
using Sim.Oracles;
using Sim.Oracles.Feasibility;

namespace Sim.Models.World;

/// <content>When each oracle is asked.</content>
public sealed partial class SchedulerWorld
{
    /// <summary>Of so many cycles of a drawn case, one asks a fresh planner too.</summary>
    private const int FreshPlannerOneIn = 16;

    /// <summary>The sentinel: the latest attempt was not refused, whatever waits, and every routed chunk has an active listed holder.</summary>
    public bool AreRoutedChunksCovered =>
        !IsRefused && RoutedChunksCoveredOracle.Judge(LatestPortalAssignment, LatestWorkerAssignment, Scene).IsHolding;

    /// <summary>Whether routing is proof of possession: everybody had applied the watermark that it was published with.</summary>
    private bool IsProof(PortalAssignment? routing) => routing is null || _strictWatermarks.IsStrict(routing.ConfirmedUpTo);

    /// <summary>Whether the planner has the gaps of its specification, which are counted instead of judged.</summary>
    private bool IsPlannerToTheLetter => _planner.Name == PlannerCatalog.Multistep;

    /// <summary>The workers that the planner had to treat as unreliable in the latest cycle, ascending.</summary>
    private WorkerPk[] Unreliable => _planner.LatestCall?.Unreliable ?? [];

    /// <summary>The state as far as floors are owed: without the workers that are not to be relied on.</summary>
    private PlacementView Relied => ReliableFleet.Of(View, Unreliable);

    /// <summary>
    /// Whether the worker lacks what it is listed for and no confirmed assignment tells: it is gone and nobody has noticed; or it
    /// came back with an empty disk, and nothing minted since is confirmed; or it was left behind without the chunk.
    /// </summary>
    private bool IsHollow(WorkerPk worker, ChunkPk chunk) =>
        Pool.IsSilent(worker) || !Departures.IsReturnSettledBy(worker, State.Watermark) || IsLeftBehind(worker, chunk);

    /// <summary>Whether a quorum confirmed without the worker what it would have fetched the chunk for.</summary>
    private bool IsLeftBehind(WorkerPk worker, ChunkPk chunk) =>
        Fleet.FollowedBy(worker) < State.Watermark && !Fleet.Copies.Holds(worker, chunk);

    private WorldScene Scene => new(Fleet.Copies, Departures, IsRefused);

    private FleetRules Rules => new(Floor, Configuration.WorkerCapacityBytes, Configuration.Saturation, Eligibility);

    /// <summary>Which workers may hold which chunks, by what they report and what the chunks ask for.</summary>
    private WorkerEligibility Eligibility
    {
        get
        {
            if (!_planner.HasRestrictedChunks)
            {
                return WorkerEligibility.Unrestricted;
            }

            var restricted = State.Chunks
                .Select(chunk => (chunk.Pk, Minimum: _planner.MinimumVersionOf(chunk)))
                .Where(entry => entry.Minimum is not null)
                .ToArray();
            var versions = State.Workers.Select(worker => (worker.Pk, Version: VersionOf(worker))).ToArray();
            var eligible = restricted
                .Select(entry => entry.Minimum!)
                .Distinct()
                .ToDictionary(minimum => minimum, minimum => EligibleWorkers(versions, minimum));
            return new WorkerEligibility(new SortedTable<ChunkPk, WorkerPk[]>(
                Array.ConvertAll(restricted, entry => entry.Pk),
                Array.ConvertAll(restricted, entry => eligible[entry.Minimum!])));
        }
    }

    /// <summary>What an active worker reports counts, whatever was stored of it; of the others nothing newer is known.</summary>
    private SemVersion? VersionOf(WorkerView worker)
    {
        var text = Pool.IsActive(worker.Pk) ? Pool.VersionOf(worker.Pk) : worker.Version;
        return SemVersion.TryParse(text, SemVersionStyles.Strict, out var version) ? version : null;
    }

    private static WorkerPk[] EligibleWorkers((WorkerPk Pk, SemVersion? Version)[] workers, SemVersion minimum) =>
        [.. workers.Where(worker => worker.Version?.ComparePrecedenceTo(minimum) >= 0).Select(worker => worker.Pk)];

    private static JudgingPath PathOf(SchedulingCycleResult result, bool isRepeated) => result switch
    {
        SchedulingCycleResult.Shortage => JudgingPaths.Refused,
        _ when isRepeated => JudgingPaths.Restarted,
        _ => JudgingPaths.Ordinary,
    };

    /// <summary>
    /// After each scheduling cycle, before anything else happens. Under a shortage only housekeeping has happened, and it
    /// must not overfill a disk or break a floor either.
    /// </summary>
    private void JudgeScheduling(PlacementView before, SchedulingCycleResult result, PlannerCall? previousCall, bool isRepeated)
    {
        using var pass = _recorder.Pass(PathOf(result, isRepeated));
        var baseline = RetentionBaseline.From(before);
        _recorder.Judge(OracleCatalog.NoOvercommit, OvercommitOracle.Judge(View, Configuration.WorkerCapacityBytes));
        _recorder.Judge(OracleCatalog.Retention, RetentionOracle.Judge(View, baseline, Floor));
        _recorder.Judge(OracleCatalog.ExactClocks, ExactClockOracle.Judge(before, View, result, Now, Configuration.MTicks));
        _recorder.Judge(OracleCatalog.BoundedDrain, BoundedDrainOracle.JudgeCycle(before, View, Now, Configuration.MTicks));
        _recorder.Judge(OracleCatalog.Watermark, WatermarkOracle.Judge(before.State, State));
        _routing = _routing.AfterCycle(before, View);
        _recorder.Judge(OracleCatalog.ConfirmedRouting, ConfirmedRoutingOracle.Judge(_routing, View));
        _blindReleases.AfterHousekeeping(before, View);
        if (result is SchedulingCycleResult.Published published)
        {
            _blindReleases.After(before, published.Evicted, published.Assignment);
            JudgeAssignment(before, published.Assignment);
            JudgeCarriedOut(before);
        }

        if (previousCall is not null && _planner.LatestCall is { } call)
        {
            _recorder.Judge(OracleCatalog.Idempotence, IdempotenceOracle.Judge(previousCall, call));
        }

        _recorder.Judge(
            OracleCatalog.PlannerInput, PlannerInputOracle.JudgeCalls(Now, _backend.Schedulers, _planner.CallsOfCycle.Count));
        JudgeQuestions(before);
        JudgeDecision(before, result);
        JudgeRows(before);
    }

    /// <summary>
    /// After a restart in mid-cycle. What was committed counts although nobody heard of it: its number is used up, chunks are
    /// stamped with it, and its changes of routing are queued.
    /// </summary>
    private void JudgeInterruptedCycle(PlacementView before)
    {
        using var pass = _recorder.Pass(JudgingPaths.Interrupted);
        var baseline = RetentionBaseline.From(before);
        _recorder.Judge(OracleCatalog.NoOvercommit, OvercommitOracle.Judge(View, Configuration.WorkerCapacityBytes));
        _recorder.Judge(OracleCatalog.Retention, RetentionOracle.Judge(View, baseline, Floor));
        _recorder.Judge(OracleCatalog.Watermark, WatermarkOracle.Judge(before.State, State));
        _routing = _routing.AfterCycle(before, View);
        _recorder.Judge(OracleCatalog.ConfirmedRouting, ConfirmedRoutingOracle.Judge(_routing, View));
        _blindReleases.AfterHousekeeping(before, View);
        if (UnheardCycle.Of(before, View, _planner.CallsOfCycle is [.., var asked] ? asked : null) is { } unheard)
        {
            _blindReleases.After(before, unheard.Evicted, unheard.Assignment);
            JudgeAssignment(before, unheard.Assignment);
            JudgeCarriedOut(before);
        }

        JudgeQuestions(before);
        JudgeRows(before);
    }

    /// <summary>What the planner was asked, and now and then whether its answer depends on nothing else. An interrupted cycle may have asked or not.</summary>
    private void JudgeQuestions(PlacementView before)
    {
        foreach (var call in _planner.CallsOfCycle)
        {
            _recorder.Judge(
                OracleCatalog.PlannerInput, PlannerInputOracle.Judge(before, Now, Configuration.MTicks, call, _planner.HostOf(call)));
        }

        if (_planner.CallsOfCycle.Count > 0 && _recorder.IsSampled(_cycles, FreshPlannerOneIn))
        {
            var call = _planner.CallsOfCycle[^1];
            _recorder.Judge(OracleCatalog.FreshPlanner, FreshPlannerOracle.Judge(call, _planner.AskAfresh(call.Input)));
        }
    }

    /// <summary>What the planner decided, whatever the storage made of it.</summary>
    private void JudgeDecision(PlacementView before, SchedulingCycleResult result)
    {
        if (_planner.LatestCall is { } call)
        {
            var relied = ReliableFleet.Of(call);
            _recorder.Judge(OracleCatalog.Retention, RetentionOracle.JudgePlan(relied));
            _recorder.Judge(OracleCatalog.Retention, RetentionOracle.JudgeEvictions(call));
            _recorder.Judge(OracleCatalog.NoOvercommit, OvercommitOracle.JudgeFreshCopies(call, Eligibility));
            _recorder.Judge(
                OracleCatalog.AvoidableWait,
                _planner.Name == PlannerCatalog.Sticky ? AvoidableWaitOracle.Judge(relied, Rules) : AvoidableWaitOracle.JudgeNone(relied));
            if (IsPlannerToTheLetter)
            {
                _recorder.Judge(OracleCatalog.WeakFloors, StarvedFloorOracle.JudgeRoom(relied, Rules));
                _recorder.Judge(OracleCatalog.StrongFloors, StarvedFloorOracle.JudgeYielding(relied, Rules));
            }
            else if (_planner.Name == PlannerCatalog.Sticky)
            {
                _recorder.Judge(OracleCatalog.Retention, RetentionOracle.JudgeSafeEvictions(call));
                _recorder.Judge(OracleCatalog.StrongFloors, StarvedFloorOracle.JudgeMissed(relied, Rules));
                _recorder.Judge(OracleCatalog.ServedFirst, ServedFirstOracle.Judge(relied, Rules));
            }
        }

        _recorder.Judge(OracleCatalog.ConfirmedPromotion, ConfirmedPromotionOracle.JudgeNewStamps(before, View));

        if (result is SchedulingCycleResult.Shortage)
        {
            _recorder.Judge(OracleCatalog.RisingIds, RisingIdsOracle.JudgeShortage(before.State, State));
        }
    }

    /// <summary>What the storage made of the latest plan, which was committed.</summary>
    private void JudgeCarriedOut(PlacementView before)
    {
        if (_planner.CallsOfCycle.Count > 0)
        {
            _recorder.Judge(OracleCatalog.CarriedOutPlan, CarriedOutPlanOracle.Judge(before, View, _planner.CallsOfCycle[^1], Now));
        }
    }

    private void JudgeAssignment(PlacementView before, WorkerAssignment assignment)
    {
        var baseline = RetentionBaseline.From(ReliableFleet.Of(before, Unreliable));
        _recorder.Judge(OracleCatalog.AtomicPublication, AtomicPublicationOracle.Judge(Relied, baseline, Floor));
        _recorder.Judge(OracleCatalog.WorkerAssignment, WorkerAssignmentOracle.Judge(assignment, before, View));
        _recorder.Judge(OracleCatalog.DroppedChunk, DroppedChunkOracle.Judge(
            IsPlannerToTheLetter ? ReliableFleet.Of(before, Unreliable) : before, View, assignment, Floor));
        _recorder.Judge(OracleCatalog.RisingIds, RisingIdsOracle.Judge(_publishedIds, assignment));
        _publishedIds = _publishedIds.After(assignment);
        _listings = _listings.After(assignment);
        _recorder.Judge(OracleCatalog.ConfirmedPromotion, ConfirmedPromotionOracle.JudgeStamps(View, _listings));
    }

    /// <summary>What every state must keep to.</summary>
    private void JudgeRows(PlacementView before)
    {
        _recorder.Judge(OracleCatalog.DisjointDrains, DisjointDrainOracle.Judge(View));
        _recorder.Judge(OracleCatalog.SupersedingAssignment, SupersedingAssignmentOracle.Judge(View));
        _recorder.Judge(OracleCatalog.CorrectionForest, CorrectionForestOracle.Judge(View));
        _recorder.Judge(OracleCatalog.RejectedChunk, RejectedChunkOracle.Judge(before, View, LatestWorkerAssignment));
    }

    /// <summary>After new chunks were admitted or rejected.</summary>
    private void JudgeRegistration(PlacementView before)
    {
        using var pass = _recorder.Pass(JudgingPaths.Registration);
        _recorder.Judge(OracleCatalog.NonOverlap, NonOverlapOracle.JudgeRegistration(before, View));
    }

    /// <summary>After the quorum has reached an assignment.</summary>
    private void JudgeConfirmation(StorageState before, WorkerAssignmentId reached, IReadOnlyList<WorkerAssignmentId> lastApplied)
    {
        using var pass = _recorder.Pass(JudgingPaths.Confirmation);
        if (reached > before.Watermark)
        {
            _strictWatermarks.Confirm(reached, lastApplied);
        }

        _recorder.Judge(OracleCatalog.Watermark, WatermarkOracle.Judge(before, State));
        _routing = _routing.AfterConfirmation(reached);
        _recorder.Judge(OracleCatalog.ConfirmedRouting, ConfirmedRoutingOracle.Judge(_routing, View));
    }

    /// <summary>After an assignment has arrived at a worker or a download has ended there.</summary>
    private void JudgeApplication(int worker, WorkerAssignment assignment)
    {
        if (Pool.PkOf(worker) is { } pk && Fleet.Copies.DiskOf(pk) is { } disk)
        {
            _recorder.Judge(OracleCatalog.Conservation, ConservationOracle.JudgeUnderWay(assignment, disk, Fleet.SliceOf(worker).Downloads));
        }

        if (!Fleet.SliceOf(worker).IsApplying)
        {
            JudgeReport(worker, assignment);
        }
    }

    /// <summary>After a worker has applied an assignment and reports what it holds.</summary>
    private void JudgeReport(int worker, WorkerAssignment assignment)
    {
        using var pass = _recorder.Pass(JudgingPaths.Report);
        if (Pool.PkOf(worker) is { } pk && Fleet.Copies.DiskOf(pk) is { } disk)
        {
            long reportedBytes = 0;
            foreach (var chunk in disk.Chunks)
            {
                reportedBytes += State.ChunkOf(chunk).SizeBytes;
            }

            _recorder.Judge(OracleCatalog.Conservation, ConservationOracle.Judge(assignment, disk, reportedBytes));
        }
    }

    /// <summary>At each publication, which then replaces the one before.</summary>
    private void JudgePublication(PortalAssignment next)
    {
        using var pass = _recorder.Pass(JudgingPaths.Publication);
        JudgeVisibility(next);
        SeeVisibility(next);
        LatestPortalAssignment = next;
        JudgePossession(leaver: null);
    }

    private void JudgeVisibility(PortalAssignment next)
    {
        var previous = LatestPortalAssignment;
        foreach (var chunk in next.Chunks.Keys)
        {
            if (previous is null || !previous.Chunks.ContainsKey(chunk))
            {
                _shownSinceCycle.Add(chunk);
            }
        }

        Counters.HeldBack = CountHeldBack(next.ConfirmedUpTo);
        _recorder.Classify(Counters.HeldBack > 0, "portal: promotion held back");
        _recorder.Judge(OracleCatalog.MonotoneVisibility, MonotoneVisibilityOracle.Judge(previous, next, State.Corrections, _requestedRemovals));
        _recorder.Judge(OracleCatalog.NoEmptyRouting, EmptyRoutingOracle.Judge(next));
        _recorder.Judge(OracleCatalog.NonOverlap, NonOverlapOracle.Judge(next));
        _recorder.Judge(OracleCatalog.NonOverlap, NonOverlapOracle.JudgeHeldBack(View, next));
        _recorder.Judge(OracleCatalog.ConfirmedPromotion, ConfirmedPromotionOracle.Judge(previous, next, _listings));
        _recorder.Judge(OracleCatalog.ConfirmedRouting, ConfirmedRoutingOracle.JudgePublished(_routing, next));
        _recorder.Judge(OracleCatalog.PortalAssignment, PortalAssignmentOracle.Judge(next, View));
        _recorder.Judge(OracleCatalog.RisingIds, RisingIdsOracle.Judge(_publishedIds, next, Now, State));
        _publishedIds = _publishedIds.After(next);
        _recorder.Judge(OracleCatalog.Watermark, WatermarkOracle.JudgePublished(previous, next, State));
        _recorder.Judge(OracleCatalog.BoundedDrain, BoundedDrainOracle.JudgeVisibility(View, next));
        _recorder.Judge(OracleCatalog.BoundedPromotion, BoundedPromotionOracle.Judge(View, next, _listings));
        _recorder.Judge(OracleCatalog.BoundedCorrection, BoundedCorrectionOracle.Judge(View, next));
        _recorder.Judge(OracleCatalog.ExclusiveSwap, ExclusiveSwapOracle.Judge(View));
        _recorder.Judge(OracleCatalog.HiddenReplacement, HiddenReplacementOracle.Judge(View));
        _recorder.Judge(OracleCatalog.SwapOrder, SwapOrderOracle.Judge(View));
    }

    /// <summary>After each step that is not idle.</summary>
    private void JudgeStep(WorkerPk? leaver)
    {
        using var pass = _recorder.Pass(JudgingPaths.Step);
        JudgePossession(leaver);
        _recorder.Judge(OracleCatalog.Contract, ContractOracle.JudgeNewestTick(_newestTick, State));
        MeasureState();
        _facts.Membership.AfterStep(HasLaggard);
        _facts.Network.AfterStep(this);
        _recorder.Judge(OracleCatalog.NoOrphanedDrains, OrphanedDrainOracle.Judge(View, Departures));
        JudgeRouting();
    }

    /// <summary>After each publication and each step: what readers could reach before, they can reach still.</summary>
    private void JudgePossession(WorkerPk? leaver)
    {
        var reachable = new PhysicalRetentionBaseline(LatestPortalAssignment, View, Fleet.Copies);
        if (_reachable is { } before)
        {
            ReadOnlySpan<WorkerPk> departed = leaver is { } worker ? [worker] : [];
            _recorder.Judge(
                OracleCatalog.PhysicalRetention,
                PhysicalRetentionOracle.Judge(
                    before, reachable, departed, Departures, isStrict: IsProof(before.Published), IsRefused, _blindReleases.Copies));
        }

        _reachable = reachable;
    }

    private void JudgeRouting()
    {
        var coverage = PublishedCoverageOracle.Judge(LatestPortalAssignment, LatestWorkerAssignment, Scene, _shownSinceCycle, _blindReleases.Copies);
        _recorder.Judge(OracleCatalog.PublishedCoverage, coverage);
        if (coverage.Excuse == ExcuseReasons.MaskedByShortage)
        {
            Counters.MaskedStrands++;
            _recorder.Label("strand check: uncovered chunk masked by shortage");
        }

        _recorder.Classify(
            PublishedCoverageOracle.CountPaperOnly(LatestPortalAssignment, LatestWorkerAssignment, Scene) > 0,
            "strand check: covered by listing only");
        foreach (var portal in _portals)
        {
            _recorder.Judge(
                OracleCatalog.PortalConsistency,
                PortalConsistencyOracle.Judge(
                    portal,
                    Scene,
                    LatestWorkerAssignment,
                    PortalTime,
                    Configuration.MTicks,
                    isStrict: IsProof(portal?.Assignment),
                    _shownSinceCycle,
                    _blindReleases.Copies));
            MeasurePortal(portal);
        }
    }

    /// <summary>At the fixed point that a probe found.</summary>
    private void JudgeFixedPoint(ConvergenceCheck check, PlacementView previous, int rounds)
    {
        using var pass = _recorder.Pass(IsRefused ? JudgingPaths.ShortProbe : JudgingPaths.Probe);
        _recorder.Judge(OracleCatalog.Quiescence, QuiescenceOracle.Judge(previous, View, rounds, SettleLimitCycles, IsInfeasible));
        if (IsRefused)
        {
            var verdict = JudgeShortage();
            _recorder.Judge(OracleCatalog.JustifiedShortage, verdict);
            _facts.Shortages.AfterJustification(verdict);
            Counters.KnifeEdges += verdict.Excuse == ExcuseReasons.KnifeEdge ? 1 : 0;
            _recorder.Classify(verdict.Excuse == ExcuseReasons.KnifeEdge, "converged: knife-edge shortage excused");
            return;
        }

        JudgeWaiting();
        JudgeGaps();
        if (check == ConvergenceCheck.Weak)
        {
            _recorder.Judge(OracleCatalog.WeakFloors, Explained(ConvergedFloorOracle.JudgeWeak(Relied, Rules)));
        }
        else
        {
            _recorder.Judge(OracleCatalog.StrongFloors, Explained(ConvergedFloorOracle.JudgeStrong(Relied, Rules)));
        }

        _recorder.Judge(
            OracleCatalog.FixedPointRouting,
            FixedPointRoutingOracle.Judge(LatestPortalAssignment, LatestWorkerAssignment, Fleet.Copies));
        _recorder.Judge(
            OracleCatalog.RoutedChunksCovered,
            RoutedChunksCoveredOracle.Judge(LatestPortalAssignment, LatestWorkerAssignment, Scene));
    }

    /// <summary>Each chunk that waits at the fixed point, by itself. Nothing else is excused because of it.</summary>
    private void JudgeWaiting()
    {
        foreach (var waiting in State.Waiting)
        {
            _recorder.Judge(OracleCatalog.JustifiedShortage, JustifiedWaitOracle.Judge(Relied, waiting, Rules));
        }
    }

    /// <summary>Whether the refusal was right: where reliability counts, the reliable workers alone must have the floors, and so must all together.</summary>
    private Verdict JudgeShortage()
    {
        var verdict = JudgeShortage(Relied, worker => !Unreliable.Contains(worker));
        return verdict.Violation is not null && Unreliable.Length > 0 ? JudgeShortage(View, static _ => true) : verdict;
    }

    private Verdict JudgeShortage(PlacementView view, Predicate<WorkerPk> isIncluded) => JustifiedShortageOracle.Judge(
        PackingProblem.From(view, Rules),
        forgivesKnifeEdges: IsPlannerToTheLetter,
        isProvenStuck: _planner.LatestCall is { } call && StuckSeatingProof.Holds(call, Rules, isIncluded));

    /// <summary>
    /// Chunks below their floor although all floors pack from scratch: <c>multistep</c>, whose specification allows them, may have
    /// them; no other planner may.
    /// </summary>
    private void JudgeGaps()
    {
        if (!IsPlannerToTheLetter)
        {
            _recorder.Judge(OracleCatalog.WeakFloors, ReconcileGaps.Judge(Relied, Rules));
            return;
        }

        var gaps = ReconcileGaps.Find(Relied, Rules);
        _recorder.Classify(gaps.Count > 0, "converged: reconcile gap");
        foreach (var gap in gaps)
        {
            _gapAges[gap] = _gapAges.GetValueOrDefault(gap) + 1;
            _recorder.Measure("converged: reconcile gap, fixed points in a row", _gapAges[gap]);
        }

        foreach (var closed in _gapAges.Keys.Where(chunk => !gaps.Contains(chunk)).ToList())
        {
            _gapAges.Remove(closed);
        }
    }

    /// <summary>Confirmed chunks that the visibility pass could have promoted and did not.</summary>
    private long CountHeldBack(WorkerAssignmentId watermark)
    {
        long heldBack = 0;
        foreach (var row in State.Lifecycles)
        {
            heldBack += row.Live && !row.EnteredPortalAssignment && row.ConfirmedBy(watermark) && !IsPendingReplacement(row.Chunk) ? 1 : 0;
        }

        return heldBack;
    }

    private bool IsPendingReplacement(ChunkPk chunk)
    {
        foreach (var correction in State.Corrections)
        {
            if (correction.New == chunk && !correction.IsCompleted)
            {
                return true;
            }
        }

        return false;
    }
}
