namespace Sim.Engine.Events;

/// <summary>Names one scheduled event, to cancel it. It goes stale once the event was taken or cancelled, and stays harmless.</summary>
/// <param name="Slot">Where the event is kept.</param>
/// <param name="Generation">How often that place was used before.</param>
public readonly record struct EventHandle(int Slot, uint Generation);
