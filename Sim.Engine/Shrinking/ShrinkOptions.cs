namespace Sim.Engine.Shrinking;

/// <summary>Limits of one shrinking, counted in replays so that the result does not depend on the machine.</summary>
public sealed record ShrinkOptions
{
    /// <summary>The defaults.</summary>
    public static ShrinkOptions Default { get; } = new();

    /// <summary>The most replays that deleting steps may take, the proof of 1-minimality included.</summary>
    public int DeletionBudget { get; init; } = 2_000;

    /// <summary>The most replays that simplifying payloads and configuration may take.</summary>
    public int SimplificationBudget { get; init; } = 2_000;

    /// <summary>Told after every replay, on the thread that shrinks; null for no reports.</summary>
    public Action<ShrinkProgress>? Progress { get; init; }
}
