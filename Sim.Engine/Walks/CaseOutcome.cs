using System.Collections.Immutable;
using Sim.Engine.Statistics;
using Sim.Engine.Tracing;
using Sim.Engine.Views;

namespace Sim.Engine.Walks;

/// <summary>What became of one case.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
public sealed record CaseOutcome<TConfiguration, TAction>
{
    /// <summary>The walk as it was executed: a failure is its last step, and steps that were skipped are not in it.</summary>
    public required Walk<TConfiguration, TAction> Walk { get; init; }

    /// <summary>The failure; null if everything held.</summary>
    public required CaseFailure? Failure { get; init; }

    /// <summary>Hash of all that was executed, without the verdicts; see <see cref="Tracing.TraceHash"/>.</summary>
    public required ulong TraceHash { get; init; }

    /// <summary>Hash of the verdicts, in order, with the steps that they belong to.</summary>
    public required ulong VerdictHash { get; init; }

    /// <summary>Hash of where the random streams stood at the end; 0 for a replay of a walk, which draws nothing.</summary>
    public required ulong StreamPositionHash { get; init; }

    /// <summary>Number of executed steps that are not idle.</summary>
    public required int RealSteps { get; init; }

    /// <summary>Number of drawn actions that were disabled and drawn again, or of steps of a walk that were skipped as disabled.</summary>
    public required int RejectedActions { get; init; }

    /// <summary>Logical time at the end.</summary>
    public required long EndTicks { get; init; }

    /// <summary>What the system reported.</summary>
    public required Tally Statistics { get; init; }

    /// <summary>One record per step, with the opening and the closing ones if they hold anything; empty unless asked for.</summary>
    public required ImmutableArray<StepRecord> Records { get; init; }

    /// <summary>What a picture of the run shows; null unless asked for.</summary>
    internal ViewRecorder? View { get; init; }

    /// <summary>Number of executed steps, idle ones included.</summary>
    public int Steps => Walk.Steps.Length;

    /// <summary>Whether an oracle was violated.</summary>
    public bool IsFailing => Failure is not null;
}
