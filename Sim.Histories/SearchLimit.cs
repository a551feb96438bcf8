namespace Sim.Histories;

/// <summary>How long a checker may search before it says that it does not know.</summary>
/// <remarks>
/// A number of configurations gives the same verdict everywhere; use that inside a simulation. A time depends on the machine and
/// is for commands that somebody waits for.
/// </remarks>
public sealed record SearchLimit
{
    /// <summary>No limit.</summary>
    public static SearchLimit None { get; } = new();

    /// <summary>The most configurations (which calls took effect, and the state that they left) to look at, over all parts of the object.</summary>
    public long Configurations { get; init; } = long.MaxValue;

    /// <summary>The longest time to search; null for any.</summary>
    public TimeSpan? Time { get; init; }

    /// <summary>Measures the time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
