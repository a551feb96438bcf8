using MathNet.Numerics.Distributions;

namespace Sim.Engine.Statistics;

/// <summary>How likely something can still be, given in how many cases it was seen.</summary>
internal static class CoverageBound
{
    private const double Confidence = 0.95;

    /// <summary>
    /// Upper end of the one-sided 95 % Clopper-Pearson interval of the probability per case. For something that was never
    /// seen in n cases it is 1 - 0.05^(1/n).
    /// </summary>
    /// <param name="seen">Number of cases that saw it.</param>
    /// <param name="cases">Number of cases.</param>
    public static double UpperProbability(long seen, long cases)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seen);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(seen, cases);
        return seen == cases ? 1 : Beta.InvCDF(seen + 1, cases - seen, Confidence);
    }
}
