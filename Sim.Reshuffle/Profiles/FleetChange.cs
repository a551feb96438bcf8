using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Profiles;

/// <summary>A change of the fleet at one step. It concerns the workers that come last in the fleet: those that leave, or those that have another status yet.</summary>
/// <param name="AtStep">The step.</param>
/// <param name="Kind">What happens.</param>
/// <param name="Status">The new status; only for <see cref="FleetChangeKind.Status"/>.</param>
/// <param name="Count">To how many workers.</param>
public sealed record FleetChange(int AtStep, FleetChangeKind Kind, WorkerStatus Status, int Count);
