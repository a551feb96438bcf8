using System.Collections.Immutable;
using Scheduler.Core.Placement;
using Sim.Engine.Verdicts;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Profiles;

/// <summary>Which oracles must have judged something in a sweep, model by model.</summary>
public static class ModelOracles
{
    /// <summary>For models whose probes are weak: all oracles but the strong floors and the lockstep, which has backends of its own.</summary>
    public static readonly ImmutableArray<OracleDescription> WithWeakProbes = Without(OracleCatalog.StrongFloors, OracleCatalog.Lockstep);

    /// <summary>For a quorum of 0, where routing is never proof of possession.</summary>
    public static readonly ImmutableArray<OracleDescription> ZeroQuorum =
        Without(OracleCatalog.StrongFloors, OracleCatalog.Lockstep, OracleCatalog.PortalConsistency);

    /// <summary>For the flood, whose only probe is strong, whose quorum is full and which makes no corrections, departures or lasting shortages.</summary>
    public static readonly ImmutableArray<OracleDescription> Flood = Without(OracleCatalog.WeakFloors, OracleCatalog.Lockstep, OracleCatalog.JustifiedShortage, OracleCatalog.Contract);

    /// <summary>Of the oracles of a model those that apply under its settings: whether what is served comes first is asked of planners alone that let chunks wait.</summary>
    /// <param name="oracles">The oracles of the model.</param>
    /// <param name="settings">What is pinned of its cases.</param>
    public static ImmutableArray<OracleDescription> Within(ImmutableArray<OracleDescription> oracles, ModelSettings settings) =>
        PlannerCatalog.TraitsOf(settings.Planner ?? PlannerHarness.DefaultPlanner).LetsChunksWait ? oracles : oracles.Remove(OracleCatalog.ServedFirst);

    private static ImmutableArray<OracleDescription> Without(params OracleDescription[] left) =>
        [.. OracleCatalog.All.Except(left)];
}
