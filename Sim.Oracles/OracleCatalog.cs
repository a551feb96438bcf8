using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>All oracles as reports name them.</summary>
public static class OracleCatalog
{
    /// <summary>O-01: no worker holds more than it has room for.</summary>
    public static readonly OracleDescription NoOvercommit = new("O-01", "no overcommit");

    /// <summary>O-02: a new chunk is published with its whole floor or not at all.</summary>
    public static readonly OracleDescription AtomicPublication = new("O-02", "atomic publication");

    /// <summary>O-03: a cycle keeps a floor of the copies that were there.</summary>
    public static readonly OracleDescription Retention = new("O-03", "retention");

    /// <summary>O-04: at a feasible fixed point no chunk is below its floor while there is room.</summary>
    public static readonly OracleDescription WeakFloors = new("O-04", "converged floors, weak", IsLiveness: true);

    /// <summary>O-05: as O-04, counting the room that other chunks' bonus copies take.</summary>
    public static readonly OracleDescription StrongFloors = new("O-05", "converged floors, strong", IsLiveness: true);

    /// <summary>O-06: a fresh portal routes every chunk to somebody who has it.</summary>
    public static readonly OracleDescription PortalConsistency = new("O-06", "portal consistency");

    /// <summary>O-07: every routed chunk is listed on some worker that counts.</summary>
    public static readonly OracleDescription PublishedCoverage = new("O-07", "published coverage");

    /// <summary>O-08: a visible chunk stays visible until somebody asks for its removal.</summary>
    public static readonly OracleDescription MonotoneVisibility = new("O-08", "monotone visibility");

    /// <summary>O-09: no chunk is routed to nobody.</summary>
    public static readonly OracleDescription NoEmptyRouting = new("O-09", "no empty routing");

    /// <summary>O-11: a routed chunk does not lose its last physical copy.</summary>
    public static readonly OracleDescription PhysicalRetention = new("O-11", "physical retention");

    /// <summary>O-15: no draining copy outlives its worker.</summary>
    public static readonly OracleDescription NoOrphanedDrains = new("O-15", "no orphaned drains");

    /// <summary>O-16: a correction swaps without showing both sides and without a gap.</summary>
    public static readonly OracleDescription ExclusiveSwap = new("O-16", "exclusive swap without a gap");

    /// <summary>O-17: the replacement of a pending correction is hidden.</summary>
    public static readonly OracleDescription HiddenReplacement = new("O-17", "pending replacement hidden");

    /// <summary>O-18: a link of a chain does not complete before the one that produces its old chunk.</summary>
    public static readonly OracleDescription SwapOrder = new("O-18", "corrections in dependency order");

    /// <summary>O-19: operations end in typed outcomes and refused ones leave no trace.</summary>
    public static readonly OracleDescription Contract = new("O-19", "only typed outcomes");

    /// <summary>O-20: visible chunks of a dataset are disjoint and the lowest claim won.</summary>
    public static readonly OracleDescription NonOverlap = new("O-20", "non-overlap");

    /// <summary>O-37: the convergence probe comes to rest.</summary>
    public static readonly OracleDescription Quiescence = new("O-37", "quiescence", IsLiveness: true);

    /// <summary>O-38: a shortage that lasts is a real one.</summary>
    public static readonly OracleDescription JustifiedShortage = new("O-38", "justified shortage", IsLiveness: true);

    /// <summary>O-40: every routed chunk has an active listed holder.</summary>
    public static readonly OracleDescription RoutedChunksCovered = new("O-40", "routed chunks covered");

    private static readonly OracleDescription[] Ordered =
    [
        NoOvercommit, AtomicPublication, Retention, WeakFloors, StrongFloors, PortalConsistency, PublishedCoverage,
        MonotoneVisibility, NoEmptyRouting, PhysicalRetention, NoOrphanedDrains, ExclusiveSwap, HiddenReplacement,
        SwapOrder, Contract, NonOverlap, Quiescence, JustifiedShortage, RoutedChunksCovered,
    ];

    /// <summary>All oracles, ascending by id.</summary>
    public static IReadOnlyList<OracleDescription> All => Ordered;

    /// <summary>The oracle of an id; null if there is none.</summary>
    public static OracleDescription? Find(string id) => Array.Find(Ordered, oracle => oracle.Id == id);
}
