namespace Sim.Engine.Events;

/// <summary>Limits that turn a runaway simulation into a readable exception.</summary>
/// <param name="MaximumPending">The most events that may wait at once.</param>
/// <param name="MaximumDispatched">The most events that may be handled over the life of the loop.</param>
public sealed record EventLoopLimits(int MaximumPending = 1_000_000, long MaximumDispatched = long.MaxValue)
{
    /// <summary>A million waiting events, any number of handled ones.</summary>
    public static EventLoopLimits Default { get; } = new();
}
