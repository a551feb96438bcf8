using System.Reflection;
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

    /// <summary>O-10: at a feasible fixed point routing and listing agree pair by pair.</summary>
    public static readonly OracleDescription FixedPointRouting = new("O-10", "fixed-point routing");

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

    /// <summary>O-21: only what the watermark confirms becomes visible.</summary>
    public static readonly OracleDescription ConfirmedPromotion = new("O-21", "promoted only what is confirmed");

    /// <summary>O-22: the confirmed routing equals its model.</summary>
    public static readonly OracleDescription ConfirmedRouting = new("O-22", "exact confirmed routing");

    /// <summary>O-23: nothing expires or is tombstoned early or late.</summary>
    public static readonly OracleDescription ExactClocks = new("O-23", "exact clocks");

    /// <summary>O-24: a dropped chunk stays on its workers until its tombstone.</summary>
    public static readonly OracleDescription DroppedChunk = new("O-24", "dropped chunk kept through its window");

    /// <summary>O-25: a worker assignment lists what is held.</summary>
    public static readonly OracleDescription WorkerAssignment = new("O-25", "worker assignment is ideal and draining");

    /// <summary>O-26: a portal assignment shows what is visible.</summary>
    public static readonly OracleDescription PortalAssignment = new("O-26", "portal assignment is the visible set");

    /// <summary>O-27: numbers of assignments rise.</summary>
    public static readonly OracleDescription RisingIds = new("O-27", "rising ids");

    /// <summary>O-28: the watermark never falls and is never ahead.</summary>
    public static readonly OracleDescription Watermark = new("O-28", "monotone watermark");

    /// <summary>O-29: no copy is in the ideal and draining.</summary>
    public static readonly OracleDescription DisjointDrains = new("O-29", "ideal and draining are disjoint");

    /// <summary>O-30: the assignment that gave a draining copy up exists.</summary>
    public static readonly OracleDescription SupersedingAssignment = new("O-30", "superseding assignment exists");

    /// <summary>O-31: corrections form chains.</summary>
    public static readonly OracleDescription CorrectionForest = new("O-31", "corrections form chains");

    /// <summary>O-32: a rejected chunk never comes back.</summary>
    public static readonly OracleDescription RejectedChunk = new("O-32", "rejected for ever");

    /// <summary>O-33: drains start and end in time.</summary>
    public static readonly OracleDescription BoundedDrain = new("O-33", "bounded drain", IsLiveness: true);

    /// <summary>O-34: confirmed chunks become visible in time.</summary>
    public static readonly OracleDescription BoundedPromotion = new("O-34", "bounded promotion", IsLiveness: true);

    /// <summary>O-35: the planner answers the same question the same way.</summary>
    public static readonly OracleDescription Idempotence = new("O-35", "idempotence");

    /// <summary>O-36: a worker reports the bytes of its slice.</summary>
    public static readonly OracleDescription Conservation = new("O-36", "conservation");

    /// <summary>O-37: the convergence probe comes to rest.</summary>
    public static readonly OracleDescription Quiescence = new("O-37", "quiescence", IsLiveness: true);

    /// <summary>O-38: a shortage that lasts is a real one.</summary>
    public static readonly OracleDescription JustifiedShortage = new("O-38", "justified shortage", IsLiveness: true);

    /// <summary>O-39: a ready correction completes in time.</summary>
    public static readonly OracleDescription BoundedCorrection = new("O-39", "bounded correction", IsLiveness: true);

    /// <summary>O-40: every routed chunk has an active listed holder.</summary>
    public static readonly OracleDescription RoutedChunksCovered = new("O-40", "routed chunks covered");

    /// <summary>O-41: two backends are in the same state.</summary>
    public static readonly OracleDescription Lockstep = new("O-41", "lockstep");

    /// <summary>O-42: what waits is named rightly, and could not have been seated without harm to what was there.</summary>
    public static readonly OracleDescription AvoidableWait = new("O-42", "no avoidable wait", IsLiveness: true);

    /// <summary>O-43: nothing served suffers from what waits or is new.</summary>
    public static readonly OracleDescription ServedFirst = new("O-43", "what is served comes first");

    /// <summary>O-44: a planner is asked what the storage holds and the host knows.</summary>
    public static readonly OracleDescription PlannerInput = new("O-44", "exact planner input");

    /// <summary>O-45: a planner that remembers nothing answers the same.</summary>
    public static readonly OracleDescription FreshPlanner = new("O-45", "fresh planner agrees");

    /// <summary>O-46: the storage carries out the plan that it was given.</summary>
    public static readonly OracleDescription CarriedOutPlan = new("O-46", "plan carried out");

    /// <summary>Those above: an oracle is named where it is described and nowhere else.</summary>
    private static readonly OracleDescription[] Ordered =
    [
        .. typeof(OracleCatalog).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => field.GetValue(null)).OfType<OracleDescription>()
            .OrderBy(static oracle => oracle.Id, StringComparer.Ordinal),
    ];

    /// <summary>All oracles, ascending by id.</summary>
    public static IReadOnlyList<OracleDescription> All => Ordered;

    /// <summary>The oracle of an id; null if there is none.</summary>
    public static OracleDescription? Find(string id) => Array.Find(Ordered, oracle => oracle.Id == id);
}
