using Sim.Reshuffle.Shapes;

namespace Sim.Reshuffle.Profiles;

/// <summary>Everything that happens in a run, apart from the input and the settings of the scheduler. A profile of defaults adds 1000 chunks in each of 10 steps.</summary>
public sealed record RunProfile
{
    /// <summary>The most steps of a run.</summary>
    public const int MostSteps = 100_000;

    /// <summary>The largest chunk that the storage takes.</summary>
    public const long LargestChunkBytes = int.MaxValue;

    /// <summary>Number of steps, at least 1.</summary>
    public int Steps { get; init; } = 10;

    /// <summary>Seed of everything that is drawn.</summary>
    public long Seed { get; init; } = 42;

    /// <summary>How many chunks each step adds.</summary>
    public IngestionShape Shape { get; init; } = IngestionShape.Constant(1_000);

    /// <summary>Size of each new chunk; null for the mean of its dataset.</summary>
    public long? ChunkSizeBytes { get; init; }

    /// <summary>Share of new chunks that need the new worker version, in [0, 1].</summary>
    public double RestrictedFraction { get; init; }

    /// <summary>Dataset of those chunks.</summary>
    public string RestrictedDataset { get; init; } = "restricted";

    /// <summary>Share of upgraded workers over time.</summary>
    public UpgradeSchedule UpgradeSchedule { get; init; } = UpgradeSchedule.Empty;

    /// <summary>Share of workers that are upgraded from the start, in [0, 1].</summary>
    public double InitialNewFraction { get; init; }

    /// <summary>Whether workers are upgraded in the order of the file instead of a drawn one.</summary>
    public bool IsUpgradedInFileOrder { get; init; }

    /// <summary>The step at which restricted chunks become ordinary; null for never.</summary>
    public int? LiftRestrictionAtStep { get; init; }

    /// <summary>Cycles that workers take to confirm an assignment.</summary>
    public int ConfirmLagSteps { get; init; }

    /// <summary>Cycles that portals lag behind the confirmation.</summary>
    public int PortalLagSteps { get; init; }

    /// <summary>Datasets that are copied.</summary>
    public IReadOnlyList<DatasetCopy> Copies { get; init; } = [];

    /// <summary>Datasets whose chunks are replaced.</summary>
    public IReadOnlyList<DatasetReplacement> Replacements { get; init; } = [];

    /// <summary>Changes of the fleet, in the order in which those of one step happen.</summary>
    public IReadOnlyList<FleetChange> FleetChanges { get; init; } = [];

    /// <summary>Changes of the limits.</summary>
    public IReadOnlyList<LimitChange> LimitChanges { get; init; } = [];

    /// <summary>How ids of new chunks are made.</summary>
    public ChunkIdForm ChunkIds { get; init; }

    /// <summary>Where the placement before step 1 comes from.</summary>
    public BaselineSource Baseline { get; init; }

    /// <summary>Cycles between a publication and its confirmation.</summary>
    public int LagSteps => ConfirmLagSteps + PortalLagSteps;

    /// <summary>Whether something in the profile needs a scheduler that keeps state from step to step.</summary>
    public string? NeedsCycles => this switch
    {
        { ConfirmLagSteps: > 0 } => "confirm_lag_steps",
        { PortalLagSteps: > 0 } => "portal_lag_steps",
        { Replacements.Count: > 0 } => "replace",
        _ => null,
    };
}
