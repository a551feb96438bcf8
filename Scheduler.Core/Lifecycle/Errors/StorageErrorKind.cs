namespace Scheduler.Core.Lifecycle;

/// <summary>What went wrong in a storage operation.</summary>
public enum StorageErrorKind
{
    /// <summary>The database refused a statement for a reason that has no kind of its own; the driver's exception is inside. Repeating the call does not help.</summary>
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

    /// <summary>The tick of the call is before the newest stored one; see <see cref="ClockRefusedException"/>.</summary>
    ClockWentBack,

    /// <summary>The tick of the call is further ahead of the newest stored one than the host allows without consent; see <see cref="ClockRefusedException"/>.</summary>
    ClockLeapt,

    /// <summary>A newer scheduler has taken over: fatal for this one.</summary>
    FencedOut,

    /// <summary>A lock was not free in time; the call may be repeated.</summary>
    LockTimeout,

    /// <summary>A concurrent transaction got in the way; the call may be repeated.</summary>
    Serialization,

    /// <summary>The connection to the database is gone or cannot be made. The storage is dead: open another one.</summary>
    ConnectionLost,

    /// <summary>The database did not answer in time, or somebody cancelled the statement; the call may be repeated, on another storage if the connection went with it.</summary>
    NoAnswer,

    /// <summary>The server takes no writes, as a standby does. Repeating the call does not help: connect to the primary.</summary>
    ReadOnly,

    /// <summary>The role may not do this, or may not connect. Repeating the call does not help: grant the right or name another role.</summary>
    NotPermitted,

    /// <summary>The server has run out of disk, memory or connections, or failed in itself. Mend that first; then the call may be repeated.</summary>
    ServerFailed,

    /// <summary>The database cannot hold the storage as it is: its encoding, its version, or what is in it already. The message says what to do; nothing was changed.</summary>
    UnsuitableDatabase,

    /// <summary>The database holds tables of others, and nobody has said that the scheduler's may be put beside them. Nothing was changed.</summary>
    OtherTables,
}
