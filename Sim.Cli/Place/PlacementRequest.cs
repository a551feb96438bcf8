using Scheduler.Core.Placement;

namespace Sim.Cli.Place;

/// <summary>A placement file after every check.</summary>
/// <param name="Planner">Name of a planner that exists.</param>
/// <param name="Hash">Name of a ring hash that exists.</param>
/// <param name="Input">What to place.</param>
internal sealed record PlacementRequest(string Planner, string Hash, PlacementInput Input);
