using Scheduler.Core.Placement;

namespace Sim.Oracles.Judging;

/// <summary>What stays the same for as long as a world is judged.</summary>
/// <param name="Planner">What its planner can do.</param>
/// <param name="WorkerCapacityBytes">Disk of each worker, in bytes.</param>
/// <param name="DrainWindowTicks">Ticks for which readers may use a copy that was given up.</param>
/// <param name="Schedulers">How many schedulers run each operation: 2 in lockstep.</param>
public sealed record JudgedSettings(PlannerTraits Planner, long WorkerCapacityBytes, long DrainWindowTicks, int Schedulers);
