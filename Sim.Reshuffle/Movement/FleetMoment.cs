namespace Sim.Reshuffle.Movement;

/// <summary>What the meter needs to know of the fleet at a step.</summary>
/// <param name="WorkerCount">Number of positions.</param>
/// <param name="IsPresent">Whether the worker of a position is part of the fleet.</param>
/// <param name="Joined">Positions of the workers that joined in this step.</param>
/// <param name="Judged">Positions of the workers whose status changed in this step.</param>
internal sealed record FleetMoment(int WorkerCount, Func<int, bool> IsPresent, IReadOnlyCollection<int> Joined, IReadOnlyCollection<int> Judged);
