using System.Collections.Immutable;
using Sim.Engine.Verdicts;
using Sim.Oracles;

namespace Sim.Models.Profiles;

/// <summary>Which oracles must have judged something in a sweep, model by model.</summary>
public static class ModelOracles
{
    /// <summary>For models with a full or lagging quorum whose probes are weak.</summary>
    public static readonly ImmutableArray<OracleDescription> Guided =
    [
        OracleCatalog.NoOvercommit,
        OracleCatalog.AtomicPublication,
        OracleCatalog.Retention,
        OracleCatalog.WeakFloors,
        OracleCatalog.PortalConsistency,
        OracleCatalog.PublishedCoverage,
        OracleCatalog.MonotoneVisibility,
        OracleCatalog.NoEmptyRouting,
        OracleCatalog.PhysicalRetention,
        OracleCatalog.NoOrphanedDrains,
        OracleCatalog.ExclusiveSwap,
        OracleCatalog.HiddenReplacement,
        OracleCatalog.SwapOrder,
        OracleCatalog.NonOverlap,
        OracleCatalog.Quiescence,
        OracleCatalog.JustifiedShortage,
        OracleCatalog.RoutedChunksCovered,
    ];
}
