namespace Sim.Processes.Experiments;

/// <summary>How the best of several scenarios is found.</summary>
/// <param name="Measure">What they are compared by.</param>
/// <param name="IndifferenceZone">The least difference that matters, above 0.</param>
public sealed record SelectionOptions(string Measure, double IndifferenceZone)
{
    /// <summary>Whether the least is best.</summary>
    public bool IsSmallestBest { get; init; }

    /// <summary>How likely at least the best is selected if it is better than all others by the indifference zone.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>How many replications of every scenario come first, to learn the variances; at least 3.</summary>
    public int FirstStage { get; init; } = 20;

    /// <summary>Decides all random numbers. All scenarios see the same ones.</summary>
    public ulong Seed { get; init; }

    /// <summary>How many threads run replications. The result does not depend on it.</summary>
    public int Parallelism { get; init; } = 1;
}
