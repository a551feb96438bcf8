#if MUTANTS
using Scheduler.Core.Placement;

namespace Scheduler.Core.Mutation;

/// <summary>The planted defects. What each breaks, and which rule, stands in docs/mutants.md.</summary>
internal enum Mutant
{
    ShedLeavesNoDrain,
    EvictedCopyDrains,
    EvictedDrainStays,
    DepartedHolderDrains,
    FlipFlopKeepsDrain,
    DrainStampedEarly,
    DrainBatchTorn,
    DrainExpiresEarly,
    DrainExpiresLate,
    PendingDrainExpires,
    ExpiryIsLost,
    DepartedDrainsNotPurged,
    DrainsOutliveWorkers,
    OrphansNotRescued,
    RescueKeepsDrains,
    RescueComesTooLate,

    TombstoneEarly,
    TombstoneLate,
    TombstoneAtOnce,
    TombstoneKeepsDrains,
    DroppedChunkUnlisted,

    AssignmentOmitsDrains,
    AssignmentNumberReused,
    ShortageCountsAssignment,
    EntryStampMoves,
    MarkedChunkEnters,
    RejectedChunksServed,

    DiffsNotQueued,
    DiffOmitsLeavers,
    OldestDiffWins,
    ReplayRunsAhead,
    ReplaySkipsBetween,
    ConfirmationLosesRouting,
    WatermarkMayFall,
    QuorumRoundedDown,
    FastestWorkerConfirms,
    SilentWorkersUncounted,
    RoutingCacheKept,
    PortalRoutesByIdeal,
    EmptyRoutingPublished,
    PublicationForgetsWatermark,

    ClockMayGoBack,
    ClockMayLeap,

    OlderAssignmentHeeded,
    AppliedBeforeDownloaded,
    DownloadsForgotten,

    UnconfirmedPromoted,
    PromotionBatchTorn,
    HolderlessRetracted,
    OverlapRegistered,
    OverlapAdmittedTwice,
    LaterClaimWins,
    MarkIsLost,

    OldSideDroppedLate,
    OldSideNeverDropped,
    SwapFiresUnconfirmed,
    ChainLinkFiresFirst,
    PendingReplacementShown,
    DuplicateCorrectionAccepted,
    RejectedChunkCorrected,
    RemovedChunkCorrected,
    RangeChangeAccepted,
    RefusalLeavesReplacement,

    IdealStageTooStrict,
    HeldCopiesNotCharged,
    DrainsHiddenFromPlanner,
    DepartedWorkersOffered,
    FleetPositionsMixedUp,
    MinimumVersionIgnored,

    [OnlyInPlanner(PlannerCatalog.Multistep)]
    UnreliableWorkersRelied,

    [OnlyInPlanner(PlannerCatalog.Multistep)]
    HoldersNotRearranged,

    PartialFloorPublished,
    [OnlyInPlanner(PlannerCatalog.Multistep)]
    NewFloorsInTurns,

    [OnlyInPlanner(PlannerCatalog.Multistep)]
    GrowthNotSuppressed,

    HeldFloorNotAddedBack,
    NothingEvicted,
    EvictionBreaksFloor,
    EvictionIgnoresPossession,
    EvictedCopySeatedAgain,
    UndoForgetsBytes,

    [OnlyInPlanner(PlannerCatalog.Sticky)]
    ReservationIgnored,

    [OnlyInPlanner(PlannerCatalog.Sticky)]
    FloorsNotRepacked,

    [OnlyInPlanner(PlannerCatalog.Sticky)]
    BalanceNeverRests,

    VisibleFlagsKept,
    SecondDrainForgotten,
    HiddenChunksRouted,
    WeightsKept,

    LeftOutRowsKept,
    LeftOutDropsVanish,
    UnplannedBytesNotCharged,
    EmptyRowKeepsIdeal,

    [OnlyInPlanner(PlannerCatalog.Multistep)]
    HomesKept,

    [OnlyInPlanner(PlannerCatalog.Sticky)]
    ChunkKeysKept,
}
#endif
