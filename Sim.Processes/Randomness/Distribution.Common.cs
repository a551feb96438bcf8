namespace Sim.Processes.Randomness;

/// <content>Makes distributions.</content>
public abstract partial class Distribution
{
    /// <summary>Times between events that happen at a constant rate.</summary>
    /// <param name="mean">Above 0.</param>
    public static Distribution Exponential(double mean) => new ExponentialDistribution(Positive(mean, nameof(mean)));

    /// <summary>The normal distribution.</summary>
    public static Distribution Normal(double mean, double standardDeviation) =>
        new NormalDistribution(Finite(mean, nameof(mean)), Positive(standardDeviation, nameof(standardDeviation)));

    private static double Positive(double value, string name) => value is > 0 and < double.PositiveInfinity
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "must be above 0");

    private static double Finite(double value, string name) => double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, "must be a number");
}
