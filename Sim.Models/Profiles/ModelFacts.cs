using System.Collections.Immutable;
using Sim.Engine.Verdicts;

namespace Sim.Models.Profiles;

/// <summary>What a sweep must see at least once, model by model.</summary>
public static class ModelFacts
{
    /// <summary>A chunk whose range was taken was refused for ever.</summary>
    public static readonly FactDescription RejectedAtRegistration = Declare("chunk rejected at registration");

    /// <summary>A correction completed.</summary>
    public static readonly FactDescription SwapFired = Declare("swap fired");

    /// <summary>A refused correction.</summary>
    public static readonly FactDescription CorrectionRefused = Declare("correction refused");

    /// <summary>A scheduling attempt was refused.</summary>
    public static readonly FactDescription Shortage = Declare("shortage");

    /// <summary>A copy expired after its window.</summary>
    public static readonly FactDescription DrainExpired = Declare("drain expired");

    /// <summary>A copy was held in the middle of its window.</summary>
    public static readonly FactDescription DrainHeld = Declare("drain held mid-window");

    /// <summary>A chunk was tombstoned.</summary>
    public static readonly FactDescription Tombstone = Declare("chunk tombstoned");

    /// <summary>A designated laggard exists.</summary>
    public static readonly FactDescription Straggler = Declare("straggler present");

    /// <summary>Facts of the guided model.</summary>
    public static readonly ImmutableArray<FactDescription> Guided =
        [RejectedAtRegistration, SwapFired, CorrectionRefused, Shortage, DrainExpired, DrainHeld, Tombstone, Straggler];

    /// <summary>Facts of the churn model.</summary>
    public static readonly ImmutableArray<FactDescription> Churn = Guided;

    /// <summary>Facts of the flood model.</summary>
    public static readonly ImmutableArray<FactDescription> Flood = [DrainExpired];

    /// <summary>Facts of the zero-quorum model.</summary>
    public static readonly ImmutableArray<FactDescription> ZeroQuorum =
        [RejectedAtRegistration, SwapFired, CorrectionRefused, Shortage, DrainExpired, DrainHeld, Tombstone];

    /// <summary>Facts of the swarm model.</summary>
    public static readonly ImmutableArray<FactDescription> Swarm = Guided;

    private static FactDescription Declare(string name) => new(name, nameof(ModelFacts));
}
