namespace Scheduler.Core.Lifecycle;

/// <summary>Why a correction was refused, in order of precedence: the first that applies is reported.</summary>
public enum CorrectionRejection
{
    /// <summary>No chunk has the old key.</summary>
    OldChunkNotFound,

    /// <summary>The replacement names another dataset.</summary>
    DatasetMismatch,

    /// <summary>The old chunk has a correction, pending or completed.</summary>
    DuplicateCorrection,

    /// <summary>The old chunk was rejected at registration.</summary>
    OldChunkRejected,

    /// <summary>The old chunk is marked for removal, dropped or tombstoned.</summary>
    OldChunkBeingRemoved,

    /// <summary>The block ranges differ.</summary>
    RangeChanged,

    /// <summary>The replacement's identity is taken.</summary>
    ReplacementChunkExists,
}
