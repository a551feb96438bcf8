using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles;

/// <summary>What a planner must be told that is not in the storage: the host's own knowledge.</summary>
/// <param name="Settings">Capacity, floor and the other settings in force.</param>
/// <param name="WeightOf">Weight and minimum version of a chunk; null if the host leaves the chunk out of its plans.</param>
/// <param name="StatusOf">What is known of the health of the worker of an identity.</param>
public sealed record PlannerHost(PlacementConfiguration Settings, Func<ChunkView, ChunkWeight?> WeightOf, Func<string, WorkerStatus> StatusOf);
