using Sim.Reshuffle.Movement;

namespace Sim.Reshuffle.Runs;

/// <summary>Everything that is reported of one step.</summary>
public sealed record StepRecord
{
    /// <summary>The step, counted from 1; 0 for the placement before.</summary>
    public required int Step { get; init; }

    /// <summary>Chunks generated in this step.</summary>
    public long NewChunks { get; init; }

    /// <summary>Those of them that are restricted.</summary>
    public long NewRestrictedChunks { get; init; }

    /// <summary>Chunks that were copied or replaced in this step.</summary>
    public long CopiedOrReplacedChunks { get; init; }

    /// <summary>Chunks that there are or were.</summary>
    public int TotalChunks { get; init; }

    /// <summary>Those of them that are restricted.</summary>
    public int TotalRestrictedChunks { get; init; }

    /// <summary>Chunks that the scheduler places.</summary>
    public int PlacedChunks { get; init; }

    /// <summary>Chunks that readers see.</summary>
    public int VisibleChunks { get; init; }

    /// <summary>Copies that each weight class is entitled to, ascending by weight.</summary>
    public IReadOnlyList<ClassCopies> Classes { get; init; } = [];

    /// <summary>What moved.</summary>
    public StepMovement Movement { get; init; } = StepMovement.None;

    /// <summary>What readers notice.</summary>
    public ReaderImpact Readers { get; init; } = ReaderImpact.None;

    /// <summary>Copies deleted at once to seat a floor copy.</summary>
    public int EvictedCopies { get; init; }

    /// <summary>New chunks that found no room for their floor.</summary>
    public int ExcludedChunks { get; init; }

    /// <summary>Workers of the fleet.</summary>
    public int Workers { get; init; }

    /// <summary>Those of them that run the version that restricted chunks need.</summary>
    public int UpgradedWorkers { get; init; }

    /// <summary>Disk of the whole fleet.</summary>
    public long CapacityBytes { get; init; }

    /// <summary>Disk of each worker.</summary>
    public long WorkerCapacityBytes { get; init; }

    /// <summary>Share of the disks that targets may fill.</summary>
    public double Saturation { get; init; }

    /// <summary>Why the scheduler found no placement; null if it did.</summary>
    public string? Failure { get; init; }

    /// <summary>How long the planner took.</summary>
    public double PlannerMilliseconds { get; init; }

    /// <summary>How long the whole step took.</summary>
    public double StepMilliseconds { get; init; }

    /// <summary>Whether the scheduler found a placement.</summary>
    public bool IsScheduled => Failure is null;

    /// <summary>Share of the disks that is in use, in [0, 1] unless a disk is overfull.</summary>
    public double UsedShare => CapacityBytes == 0 ? 0 : (double)Movement.UsedBytes / CapacityBytes;

    /// <summary>Share of the fullest disk that is in use; 0 if that was not measured.</summary>
    public double FullestShare => WorkerCapacityBytes == 0 ? 0 : (double)Movement.FullestUsedBytes / WorkerCapacityBytes;

    /// <summary>Share of the disks that drains.</summary>
    public double DrainingShare => CapacityBytes == 0 ? 0 : (double)Movement.DrainingBytes / CapacityBytes;
}
