namespace Scheduler.Core.Tests.Placement;

/// <summary>A drawn change of a fleet. What it means is up to <see cref="FleetHistory"/>.</summary>
internal readonly record struct HistoryEvent(int Kind, int A, int B);
