using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>What readers could reach before a step or cycle: routed chunks, what was being removed, and the disks.</summary>
/// <param name="Published">Portal assignment of that moment; null if none.</param>
/// <param name="View">State of that moment.</param>
/// <param name="Copies">Disks of that moment.</param>
public sealed record PhysicalRetentionBaseline(PortalAssignment? Published, PlacementView View, PhysicalCopies Copies);
