using Scheduler.Core.Lifecycle;

namespace Sim.Models.World;

/// <summary>A backend under test: its operations and a way to look inside.</summary>
/// <param name="Operations">What a scheduler calls.</param>
/// <param name="Inspection">What the judges read.</param>
public sealed record WorldStorage(ISchedulerStorage Operations, IStorageInspection Inspection);
