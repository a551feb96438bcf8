namespace Sim.Reshuffle.Movement;

/// <summary>What one step moves. Gained and lost are physical: from everything on disks before to everything on disks after. Dropped is what left the ideal. Amounts are bytes.</summary>
public sealed record StepMovement
{
    /// <summary>Nothing moves and nothing is held.</summary>
    public static StepMovement None { get; } = new();

    /// <summary>Copies of chunks that were never placed before.</summary>
    public long NewBytes { get; init; }

    /// <summary>Copies gained in exchange for dropped ones: size times the smaller of both, per chunk.</summary>
    public long ShuffledBytes { get; init; }

    /// <summary>Copies of known chunks gained beyond the dropped ones.</summary>
    public long IncreaseBytes { get; init; }

    /// <summary>Copies dropped beyond the gained ones: a decision now, room later.</summary>
    public long ShedBytes { get; init; }

    /// <summary>Copies that left the disks, for whatever cause.</summary>
    public long FreedBytes { get; init; }

    /// <summary>Downloads of restricted chunks, whatever the cause.</summary>
    public long RestrictedDownloadBytes { get; init; }

    /// <summary>Downloads by workers that joined in this step.</summary>
    public long JoinedDownloadBytes { get; init; }

    /// <summary>Downloads by workers whose status changed in this step.</summary>
    public long JudgedDownloadBytes { get; init; }

    /// <summary>Number of copies downloaded.</summary>
    public long DownloadedCopies { get; init; }

    /// <summary>Known chunks of which some copy moved in exchange for a dropped one.</summary>
    public int ShuffledChunks { get; init; }

    /// <summary>Known chunks whose holders changed in any way.</summary>
    public int ChangedChunks { get; init; }

    /// <summary>Workers that download new chunks.</summary>
    public int WorkersReceivingNew { get; init; }

    /// <summary>Workers that download known chunks.</summary>
    public int WorkersReceivingExisting { get; init; }

    /// <summary>Workers that download chunks that moved in exchange.</summary>
    public int WorkersReceivingShuffled { get; init; }

    /// <summary>Workers that stay and lose copies.</summary>
    public int WorkersLosing { get; init; }

    /// <summary>The most bytes of known chunks that a worker downloads which was there before.</summary>
    public long LargestGainBytes { get; init; }

    /// <summary>The most bytes that a worker loses which stays.</summary>
    public long LargestLossBytes { get; init; }

    /// <summary>Everything on disks after the step.</summary>
    public long UsedBytes { get; init; }

    /// <summary>The part of it that drains.</summary>
    public long DrainingBytes { get; init; }

    /// <summary>Everything on the fullest disk after the step.</summary>
    public long FullestUsedBytes { get; init; }

    /// <summary>All downloads.</summary>
    public long DownloadBytes => NewBytes + ShuffledBytes + IncreaseBytes;

    /// <summary>Share of downloads that are exchanges, in [0, 1]; 0 without downloads.</summary>
    public double ShuffleShare => DownloadBytes == 0 ? 0 : (double)ShuffledBytes / DownloadBytes;
}
