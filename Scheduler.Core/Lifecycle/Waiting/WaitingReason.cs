namespace Scheduler.Core.Lifecycle;

/// <summary>Why a chunk waits for its floor of copies. The first that holds is reported.</summary>
public enum WaitingReason
{
    /// <summary>The chunk is larger than the disk of a worker.</summary>
    LargerThanAnyDisk,

    /// <summary>Fewer workers than the floor may receive the chunk: their version is too low or, where reliability counts, they are not reliable.</summary>
    FewerEligibleWorkersThanFloor,

    /// <summary>Enough workers may receive the chunk, but there is no room for its floor beside what is served and was admitted before it, or none yet.</summary>
    NoRoom,
}
