using System.Collections.Immutable;

namespace Sim.Engine.Tracing;

/// <summary>One executed step in full. Two runs of a case are compared record by record.</summary>
public sealed record StepRecord
{
    /// <summary>Its number, from 1. 0 is the building of the system; the closing judgement has the number after the last step.</summary>
    public required int Step { get; init; }

    /// <summary>Logical time after the step.</summary>
    public required long TimeTicks { get; init; }

    /// <summary>The action as the simulation describes it; <c>(build)</c> and <c>(close)</c> for the records around the steps.</summary>
    public required string Action { get; init; }

    /// <summary>The named parts that the system reported, in order.</summary>
    public required ImmutableArray<TracePart> Parts { get; init; }

    /// <summary>The verdicts in order: the oracle's id, and a hash of what it said.</summary>
    public required ImmutableArray<TracePart> Verdicts { get; init; }

    /// <summary>The trace lines that the system wrote; empty unless tracing.</summary>
    public required ImmutableArray<string> Lines { get; init; }

    /// <summary>The sentence of the violation that ended the case here; null otherwise.</summary>
    public required string? Violation { get; init; }

    /// <summary>The trace hash after the step.</summary>
    public required ulong TraceHash { get; init; }

    /// <summary>Where the random streams stood after the step; 0 for a replay of a walk.</summary>
    public required ulong StreamPositionHash { get; init; }
}
