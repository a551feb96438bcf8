using System.Collections.Immutable;

namespace Sim.Engine.Sweeps;

/// <summary>What a sweep of one model found, with the walks of its failures.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
public sealed record SweepResult<TConfiguration, TAction> : SweepResult
{
    /// <summary>The failures, one entry per identity, in order of the first case of each.</summary>
    public required ImmutableArray<SweepFailure<TConfiguration, TAction>> Failures { get; init; }
}
