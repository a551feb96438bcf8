namespace Scheduler.Core.Lifecycle;

/// <summary>What went wrong in a storage operation.</summary>
public enum StorageErrorKind
{
    /// <summary>The database failed; the driver's exception is inside.</summary>
    Database,

    /// <summary>Another scheduler holds this storage.</summary>
    AlreadyRunning,

    /// <summary>A correction was refused; see <see cref="CorrectionRejectedException"/>.</summary>
    CorrectionRejected,

    /// <summary>A chunk of the batch is stored already or repeated in it.</summary>
    ChunkAlreadyExists,

    /// <summary>An ingested chunk overlaps another one.</summary>
    ChunkOverlaps,

    /// <summary>A dataset does not exist.</summary>
    UnknownDataset,

    /// <summary>A dataset exists already or is repeated in the batch.</summary>
    DatasetAlreadyExists,

    /// <summary>A worker assignment was never minted.</summary>
    UnknownAssignment,

    /// <summary>A newer scheduler has taken over: fatal for this one.</summary>
    FencedOut,

    /// <summary>A lock was not free in time; the call may be repeated.</summary>
    LockTimeout,

    /// <summary>A concurrent transaction got in the way; the call may be repeated.</summary>
    Serialization,
}
