using System.Collections.Immutable;
using Sim.Engine.Walks;

namespace Sim.Engine.Replay;

/// <summary>A walk as it is kept in a file: everything that its replay needs, what must come of it, and what proves that it still reaches its situation.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step; if there are several kinds, polymorphic in the sense of System.Text.Json.</typeparam>
/// <typeparam name="TWitness">A witness with what the simulation adds to it.</typeparam>
public sealed record WalkFile<TConfiguration, TAction, TWitness>
    where TWitness : Witness
{
    /// <summary>The format and its version.</summary>
    public required string Format { get; init; }

    /// <summary>Short name.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence: what this pins.</summary>
    public required string About { get; init; }

    /// <summary>The model that it came from; a replay does not depend on it.</summary>
    public required string Model { get; init; }

    /// <summary>The token that it came from; null if it has none.</summary>
    public string? Seed { get; init; }

    /// <summary>The backends on which it is replayed; empty for all.</summary>
    public ImmutableArray<string> Backends { get; init; } = [];

    /// <summary>What the system is built from.</summary>
    public required TConfiguration Config { get; init; }

    /// <summary>The actions, in order.</summary>
    public required ImmutableArray<TAction> Steps { get; init; }

    /// <summary>What must come of it.</summary>
    public required WalkExpectation Expect { get; init; }

    /// <summary>What must be seen on the way.</summary>
    public ImmutableArray<TWitness> Witnesses { get; init; } = [];

    /// <summary>What is replayed.</summary>
    public Walk<TConfiguration, TAction> ToWalk() => new(Config, Steps);
}
