namespace Sim.Processes.Randomness;

/// <summary>A distribution of numbers, drawn by inversion: one uniform number makes one value, and a higher one never a lower value.</summary>
public abstract partial class Distribution
{
    /// <summary>The mean.</summary>
    public abstract double Mean { get; }

    /// <summary>The variance.</summary>
    public abstract double Variance { get; }

    /// <summary>The value that a share <paramref name="probability"/> of all values does not exceed.</summary>
    /// <param name="probability">Between 0 and 1, neither included.</param>
    public abstract double Quantile(double probability);
}
