using System.Collections.Immutable;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Sim.Engine.Verdicts;
using Sim.Models.Coverage;
using Sim.Models.World;

namespace Sim.Models.Profiles;

/// <summary>
/// What a sweep must see at least once, model by model. A fact is declared for a model only if at least one in a hundred of
/// its cases sees it: a sweep of 1,000 cases then misses it with a probability below 0.00005. Facts are defined where they
/// are watched for, in <c>Sim.Models/Coverage</c>; those that a model sees more rarely are reported and not demanded.
/// </summary>
public static class ModelFacts
{
    private const int SmallFleet = 3;

    /// <summary>What every model sees that adds, corrects and runs short.</summary>
    private static readonly ImmutableArray<FactDescription> Everyday =
    [
        RegistrationWatch.Rejected,
        CorrectionWatch.SwapFired,
        CorrectionWatch.Refused,
        CorrectionWatch.RefusedFor(CorrectionRejection.DatasetMismatch),
        CorrectionWatch.RefusedFor(CorrectionRejection.DuplicateCorrection),
        DrainWatch.Expired,
        DrainWatch.ExpiredAtM,
        DrainWatch.Held,
        DrainWatch.KeptBeforeM,
        DrainWatch.DrainingRevived,
        DrainWatch.Tombstoned,
        DrainWatch.TombstonedAtM,
        DrainWatch.TombstonedWithDrain,
        ShortageWatch.Refused,
        ShortageWatch.Lifted,
        ShortageWatch.HousekeepingUnderShortage,
        EvictionWatch.Evicted,
        EvictionWatch.UnroutedEvicted,
        EvictionWatch.DrainEvicted,
        EvictionWatch.RoutedSpared,
    ];

    /// <summary>What takes a confirmation that comes after the publication.</summary>
    private static readonly ImmutableArray<FactDescription> Confirmation =
    [
        CorrectionWatch.SwapUnderShortage,
        DrainWatch.PendingRevived,
        MembershipWatch.Straggler,
        MembershipWatch.StragglerAtStrictCheck,
        RegistrationWatch.WinnerPromoted,
        ShortageWatch.PromotionUnderShortage,
    ];

    /// <summary>What takes a roster that changes.</summary>
    private static readonly ImmutableArray<FactDescription> Departure =
    [
        DrainWatch.Purged,
        DrainWatch.Rescued,
        EvictionWatch.RoutedEvicted,
        EvictionWatch.RoutedLast,
        MembershipWatch.DeletedWhileRouted,
        MembershipWatch.RejoinedWhileRouted,
    ];

    /// <summary>What takes clocks of their own for workers and portals.</summary>
    private static readonly ImmutableArray<FactDescription> Network =
    [
        NetworkWatch.LateTaken,
        NetworkWatch.DeliveredTwice,
        NetworkWatch.OlderIgnored,
        NetworkWatch.Replanned,
        NetworkWatch.PartOfSlice,
        NetworkWatch.PortalBeyondWindow,
        NetworkWatch.OlderPortalIgnored,
        NetworkWatch.PortalTooLate,
        NetworkWatch.SilentRouted,
        NetworkWatch.SilentChosen,
        NetworkWatch.NoticedInCycle,
    ];

    /// <summary>What takes workers that are not to be relied on.</summary>
    private static readonly ImmutableArray<FactDescription> Reliability =
        [ReliabilityWatch.UnreliableChosen, ReliabilityWatch.TurnedUnreliable, ReliabilityWatch.Refused];

    /// <summary>What takes a clock that is set.</summary>
    private static readonly ImmutableArray<FactDescription> Clock =
        [ClockWatch.BackRefused, ClockWatch.LeapRefused, ClockWatch.LeapConsented, ClockWatch.LeapOverWindow];

    /// <summary>What takes batches, and a host that leaves chunks out.</summary>
    private static readonly ImmutableArray<FactDescription> Hosts =
    [
        BatchWatch.Ingested,
        BatchWatch.Duplicates,
        BatchWatch.IngestionRefused,
        BatchWatch.Corrected,
        BatchWatch.CorrectedAcross,
        BatchWatch.CorrectionsRefused,
        CoverageWatch.HeldLeftOut,
        CoverageWatch.VisibleLeftOut,
        CoverageWatch.SlidOut,
        CoverageWatch.TakenBack,
        CoverageWatch.PlacedAnew,
        CoverageWatch.DroppedKept,
    ];

    /// <summary>Facts of the guided model.</summary>
    public static readonly ImmutableArray<FactDescription> Guided = [.. Everyday, .. Confirmation];

    /// <summary>Facts of the churn model, whose jumps of the clock hardly ever end one tick before a window does.</summary>
    public static readonly ImmutableArray<FactDescription> Churn = [.. Guided.Remove(DrainWatch.KeptBeforeM), .. Departure];

    /// <summary>Facts of the flood model.</summary>
    public static readonly ImmutableArray<FactDescription> Flood =
    [
        RegistrationWatch.Rejected,
        RegistrationWatch.WinnerPromoted,
        DrainWatch.Expired,
        DrainWatch.ExpiredAtM,
        EvictionWatch.Evicted,
        EvictionWatch.UnroutedEvicted,
        EvictionWatch.SmallerSpared,
    ];

    /// <summary>Facts of the zero-quorum model.</summary>
    public static readonly ImmutableArray<FactDescription> ZeroQuorum = [.. Everyday, DrainWatch.DroppedKeptBeforeM];

    /// <summary>Facts of the swarm model.</summary>
    public static readonly ImmutableArray<FactDescription> Swarm =
    [
        .. Guided,
        .. Departure,
        .. Network,
        .. Reliability,
        .. Clock,
        .. Hosts,
        CorrectionWatch.OldChunkUnknown,
        CorrectionWatch.RefusedFor(CorrectionRejection.OldChunkRejected),
        CorrectionWatch.RefusedFor(CorrectionRejection.OldChunkBeingRemoved),
        CorrectionWatch.RefusedFor(CorrectionRejection.RangeChanged),
        CorrectionWatch.RefusedFor(CorrectionRejection.ReplacementChunkExists),
        CorrectionWatch.ChainOfTwo,
        CorrectionWatch.ChainOfThree,
        DrainWatch.DroppedKeptBeforeM,
        EvictionWatch.SmallerSpared,
        VersionWatch.RestrictedPlaced,
        VersionWatch.UpgradedWorkerChosen,
        VersionWatch.FellBackHolder,
    ];

    /// <summary>The facts that a model can still see under the settings that a person has pinned.</summary>
    /// <param name="facts">Facts of the model.</param>
    /// <param name="settings">What is pinned.</param>
    /// <returns>
    /// All of them, but for three groups: what evictions show is demanded of the planners that evict, of <c>sticky</c> not in the flood, where it never has to;
    /// a quorum of 70 % or more of 3 workers or fewer, rounded up, is all of them, so that a small fleet which nobody joins has no stragglers;
    /// and <c>sticky</c> publishes in every cycle, so that in a fleet that never changes no laggard catches up while there is one.
    /// </returns>
    public static IReadOnlyList<FactDescription> Within(ImmutableArray<FactDescription> facts, ModelSettings settings)
    {
        var planner = PlannerCatalog.TraitsOf(settings.Planner ?? PlannerHarness.DefaultPlanner);
        var demandsEvictions = planner.Evicts && (!planner.LetsChunksWait || facts != Flood);
        var isSmall = settings.Workers is { } workers ? workers <= SmallFleet : settings.Profile != ModelProfile.Memory;
        var changesRoster = facts.Contains(MembershipWatch.RejoinedWhileRouted);
        var canLag = !isSmall || changesRoster;
        var canCatchUp = canLag && (!planner.LetsChunksWait || changesRoster);
        return facts.RemoveAll(fact =>
            (!demandsEvictions && fact.DeclaredAt == nameof(EvictionWatch))
            || (!canLag && fact == MembershipWatch.Straggler)
            || (!canCatchUp && fact == MembershipWatch.StragglerAtStrictCheck));
    }
}
