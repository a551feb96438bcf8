using MathNet.Numerics.Statistics;

namespace Sim.Cli.Place.Quality;

/// <summary>How even one fleet is.</summary>
/// <param name="MaximumOverMean">Bytes of the heaviest worker over the mean.</param>
/// <param name="VariationPercent">Standard deviation of bytes over the mean, in percent.</param>
internal sealed record BalanceMeasure(double MaximumOverMean, double VariationPercent)
{
    /// <summary>Measures the bytes of all workers.</summary>
    public static BalanceMeasure Of(long[] bytesByWorker)
    {
        var values = Array.ConvertAll(bytesByWorker, bytes => (double)bytes);
        var mean = values.Mean();
        return new BalanceMeasure(values.Max() / mean, 100 * values.PopulationStandardDeviation() / mean);
    }
}
