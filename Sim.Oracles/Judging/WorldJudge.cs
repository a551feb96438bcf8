using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using static Sim.Oracles.OracleCatalog;

namespace Sim.Oracles.Judging;

/// <summary>
/// Judges a world of one scheduler, its workers and its portals. The world says what happened; which oracle is asked when, and
/// all that must be remembered for it, is here.
/// </summary>
/// <remarks>
/// One part per file: cycles, publications, fixed points, single calls, and here what is asked after every step. A verdict that
/// is a violation leaves as an <see cref="OracleViolatedException"/>.
/// </remarks>
/// <param name="recorder">Where verdicts are reported.</param>
/// <param name="settings">What stays the same.</param>
public sealed partial class WorldJudge(Recorder recorder, JudgedSettings settings)
{
    private static readonly ImmutableArray<JudgingDuty> StepDuties =
        [Duty(JudgingPaths.Step, [PortalConsistency, PublishedCoverage, NoOrphanedDrains, Contract], [PhysicalRetention])];

    private readonly BlindReleases _blindReleases = new(settings.Planner.LeavesGaps);
    private readonly StrictWatermarks _strictWatermarks = new();
    private readonly SortedSet<ChunkPk> _requestedRemovals = [];
    private readonly SortedSet<ChunkPk> _shownSinceCycle = [];
    private readonly SortedDictionary<ChunkPk, int> _gapAges = [];
    private PhysicalRetentionBaseline? _reachable;
    private ConfirmedRoutingModel _routing = ConfirmedRoutingModel.Initial;
    private ListingHistory _listings = ListingHistory.Empty;
    private PublishedIds _publishedIds = PublishedIds.None;

    /// <summary>What must be judged on which path, each time or at times. It stands beside the calls and is held against the counts of runs.</summary>
    internal static ImmutableArray<JudgingDuty> Duties => [.. CycleDuties, .. PublicationDuties, .. FixedPointDuties, .. StepDuties, .. CallDuties];

    /// <summary>Adds to a verdict what explains it to people; none by default.</summary>
    public Func<WorldReading, Verdict, Verdict> Explain { get; init; } = static (_, verdict) => verdict;

    /// <summary>Whether routing is proof of possession: everybody had applied the watermark that it was published with.</summary>
    public bool IsProof(PortalAssignment? routing) => routing is null || _strictWatermarks.IsStrict(routing.ConfirmedUpTo);

    /// <summary>After each step that is not idle.</summary>
    /// <param name="reading">The world after it.</param>
    /// <param name="leaver">The worker that the step took away; null for none.</param>
    /// <param name="newestTick">The newest tick that the storage took a call with; null before the first.</param>
    /// <param name="portals">What each portal holds; null before its first fetch.</param>
    /// <returns>How the published routing was judged.</returns>
    public Verdict AfterStep(WorldReading reading, WorkerPk? leaver, Tick? newestTick, ReadOnlySpan<PortalSnapshot?> portals)
    {
        using var pass = recorder.Pass(JudgingPaths.Step);
        JudgePossession(reading, reading.PortalAssignment, leaver);
        recorder.Judge(Contract, ContractOracle.JudgeNewestTick(newestTick, reading.State));
        recorder.Judge(NoOrphanedDrains, OrphanedDrainOracle.Judge(reading.View, reading.Departures));
        var coverage = PublishedCoverageOracle.Judge(
            reading.PortalAssignment, reading.WorkerAssignment, reading.Scene, _shownSinceCycle, _blindReleases.Copies);
        recorder.Judge(PublishedCoverage, coverage);
        foreach (var portal in portals)
        {
            recorder.Judge(
                PortalConsistency,
                PortalConsistencyOracle.Judge(
                    portal,
                    reading.Scene,
                    reading.WorkerAssignment,
                    reading.PortalTime,
                    settings.DrainWindowTicks,
                    isStrict: IsProof(portal?.Assignment),
                    _shownSinceCycle,
                    _blindReleases.Copies));
        }

        return coverage;
    }

    private static JudgingDuty Duty(JudgingPath path, ImmutableArray<OracleDescription> eachTime, ImmutableArray<OracleDescription> atTimes) =>
        new(path, Sorted(eachTime), Sorted(atTimes));

    private static ImmutableArray<OracleDescription> Sorted(ImmutableArray<OracleDescription> oracles) =>
        [.. oracles.OrderBy(static oracle => oracle.Id, StringComparer.Ordinal)];

    /// <summary>After each publication and each step: what readers could reach before, they can reach still.</summary>
    private void JudgePossession(WorldReading reading, PortalAssignment? published, WorkerPk? leaver)
    {
        var reachable = new PhysicalRetentionBaseline(published, reading.View, reading.Fleet.Copies);
        if (_reachable is { } before)
        {
            ReadOnlySpan<WorkerPk> departed = leaver is { } worker ? [worker] : [];
            recorder.Judge(
                PhysicalRetention,
                PhysicalRetentionOracle.Judge(
                    before, reachable, departed, reading.Departures, isStrict: IsProof(before.Published), reading.IsRefused, _blindReleases.Copies));
        }

        _reachable = reachable;
    }
}
