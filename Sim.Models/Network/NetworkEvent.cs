namespace Sim.Models.Network;

/// <summary>Something that will happen in a timed case.</summary>
/// <param name="Kind">What.</param>
/// <param name="Subject">Position of the worker or number of the portal that it happens to; 0 if it happens to none.</param>
/// <param name="PolledAtTick">For a delivery, when the poll was made.</param>
public readonly record struct NetworkEvent(NetworkEventKind Kind, int Subject = 0, long PolledAtTick = 0);
