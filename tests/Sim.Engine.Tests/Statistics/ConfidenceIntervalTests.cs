using Sim.Engine.Statistics;

namespace Sim.Engine.Tests.Statistics;

/// <summary>Intervals against values of Student's table.</summary>
public sealed class ConfidenceIntervalTests
{
    [Fact]
    public void Five_measurements_use_the_quantile_of_four_degrees_of_freedom()
    {
        var interval = ConfidenceInterval.Of([1.0, 2, 3, 4, 5]);
        Assert.Equal(3, interval.Mean, 1e-12);
        Assert.Equal(2.776445 * Math.Sqrt(2.5) / Math.Sqrt(5), interval.HalfWidth, 1e-5);
    }

    [Fact]
    public void One_measurement_says_nothing_about_its_error() => Assert.True(double.IsNaN(ConfidenceInterval.Of([7.0]).HalfWidth));

    [Fact]
    public void No_measurement_has_no_mean() => Assert.Throws<ArgumentException>(() => ConfidenceInterval.Of([]));
}
