using Sim.Engine.Texts;
using Sim.Engine.Walks;

namespace Sim.Engine.Shrinking;

/// <summary>What a shrinking came to.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
public sealed record ShrinkResult<TConfiguration, TAction>
{
    /// <summary>The outcome of the smallest failing walk that was found; its walk is what to keep.</summary>
    public required CaseOutcome<TConfiguration, TAction> Outcome { get; init; }

    /// <summary>Number of steps before.</summary>
    public required int StepsBefore { get; init; }

    /// <summary>Whether it was shown that the failure disappears with any single step left out.</summary>
    public required bool IsOneMinimal { get; init; }

    /// <summary>Whether no simpler payload and no simpler configuration keeps the failure either.</summary>
    public required bool IsSimplest { get; init; }

    /// <summary>Whether the token was cancelled before the end; the result is the best until then.</summary>
    public required bool IsCancelled { get; init; }

    /// <summary>The fault of the environment that ended the shrinking early; the result is the best until then. Null if none did.</summary>
    public EnvironmentFaultException? EnvironmentFault { get; init; }

    /// <summary>Replays that it took.</summary>
    public required ReplayCounts Replays { get; init; }

    /// <summary>The smallest failing walk that was found.</summary>
    public Walk<TConfiguration, TAction> Walk => Outcome.Walk;

    /// <summary>How it fails.</summary>
    public CaseFailure Failure => Outcome.Failure!;

    /// <summary>What it took and came to, in a few words.</summary>
    internal string Summary =>
        $"{Figures.Count(StepsBefore, "step")} to {Figures.Count(Walk.Steps.Length)} in {Figures.Count(Replays.Total, "replay")}, "
        + $"{Figures.Count(Replays.Deletion)} of them deleting steps, {(IsOneMinimal ? "1-minimal" : "NOT proven 1-minimal")}";
}
