using System.Collections.Immutable;

namespace Sim.Engine.Views;

/// <summary>What a picture is of.</summary>
internal sealed record ViewSubject
{
    /// <summary>Name of the walk or the case.</summary>
    public required string Name { get; init; }

    /// <summary>What it shows, in a sentence; null if nobody said.</summary>
    public string? About { get; init; }

    /// <summary>The simulation.</summary>
    public required string Simulation { get; init; }

    /// <summary>What it ran on; null if there is only one.</summary>
    public string? Backend { get; init; }

    /// <summary>What changed it against the walk that it is laid beside; null for nothing.</summary>
    public string? Variant { get; init; }

    /// <summary>Commands that go on from here: what each does, and what to type.</summary>
    public ImmutableArray<(string Does, string Command)> Commands { get; init; } = [];
}
