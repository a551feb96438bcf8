namespace Sim.Engine.Statistics;

/// <summary>How often a condition was asked and how often it was true.</summary>
/// <param name="Name">The class.</param>
/// <param name="Asked">How often the condition was asked.</param>
/// <param name="True">How often it was true.</param>
public sealed record ClassCount(string Name, long Asked, long True)
{
    /// <summary>Percentage of the times asked.</summary>
    public double Percent => Asked == 0 ? 0 : 100.0 * True / Asked;
}
