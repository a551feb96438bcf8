namespace Scheduler.Core.Ledger;

/// <summary>The operations in which a ledger decides, each of which is stored as one unit.</summary>
public enum LedgerOperation
{
    /// <summary>Datasets are created; the decision is a <see cref="DatasetDecision"/>.</summary>
    InsertDatasets,

    /// <summary>Chunks are stored without a look at overlap; the decision is a <see cref="ChunkDecision"/>.</summary>
    InsertChunks,

    /// <summary>Chunks are stored if their ranges are free; the decision is a <see cref="ChunkDecision"/>.</summary>
    IngestChunks,

    /// <summary>The set of active workers is taken over; the decision is a <see cref="RosterDecision"/>.</summary>
    UpdateWorkerSet,

    /// <summary>Long departed workers are forgotten; the decision is a <see cref="RosterDecision"/>.</summary>
    CollectInactiveWorkers,

    /// <summary>Stored chunks are admitted or rejected; the decision is a <see cref="RegistrationDecision"/>.</summary>
    RegisterNewChunks,

    /// <summary>The clock-driven part of a scheduling cycle; the decision is a <see cref="HousekeepingDecision"/>. It stays whatever follows.</summary>
    KeepHouse,

    /// <summary>The rest of a scheduling cycle; the decision is a <see cref="PlacementDecision"/>.</summary>
    Place,

    /// <summary>The watermark rises; the decision is a <see cref="ConfirmationDecision"/>.</summary>
    ConfirmWorkerAssignment,

    /// <summary>A visibility cycle; the decision is a <see cref="VisibilityDecision"/>.</summary>
    RunVisibilityCycle,

    /// <summary>The removal of a chunk is asked for; the decision is a <see cref="MarkDecision"/>.</summary>
    MarkForRemoval,

    /// <summary>Replacements are stored; the decision is a <see cref="CorrectionDecision"/>.</summary>
    RegisterCorrections,
}
