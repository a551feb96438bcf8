namespace Sim.Reshuffle.Profiles;

/// <summary>New limits from one step on.</summary>
/// <param name="AtStep">The step.</param>
/// <param name="WorkerCapacityBytes">Disk of each worker; null if it stays.</param>
/// <param name="Saturation">Share that targets may fill; null if it stays.</param>
public sealed record LimitChange(int AtStep, long? WorkerCapacityBytes, double? Saturation);
