using Sim.Processes.Randomness;
using Sim.Processes.Statistics;

namespace Sim.Processes.Tests.Statistics;

/// <summary>Goal: figures are those of the textbook. Method: data whose figures are known.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public void A_tally_knows_mean_variance_and_extremes()
    {
        var tally = new Tally();
        Assert.True(double.IsNaN(tally.Mean) && double.IsNaN(tally.Variance) && double.IsNaN(tally.Maximum));
        foreach (var value in new[] { 1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16 })
        {
            tally.Record(value);
        }

        Assert.Equal((4, 1e9 + 10, 30.0, 1e9 + 4, 1e9 + 16), (tally.Count, tally.Mean, tally.Variance, tally.Minimum, tally.Maximum));
        Assert.Throws<ArgumentOutOfRangeException>(() => tally.Record(double.NaN));
        tally.Restart();
        Assert.Equal(0, tally.Count);
    }

    [Fact]
    public void A_level_is_weighted_by_time()
    {
        var simulation = new Simulation();
        var level = new Level(simulation, 2);
        Assert.Equal(2, level.Mean);
        simulation.Schedule(4, () => level.Set(5));
        simulation.Schedule(6, () => level.Add(-4));
        simulation.Run(until: 10);
        Assert.Equal((2 * 4) + (5 * 2) + (1 * 4), level.Area);
        Assert.Equal(2.2, level.Mean, 1e-12);
        Assert.Equal((((4 * 4) + (25 * 2) + (1 * 4)) / 10.0) - (2.2 * 2.2), level.Variance, 1e-12);
        Assert.Equal((1, 5, 10), (level.Minimum, level.Maximum, level.ObservedUnits));
        level.Restart();
        simulation.Run(until: 12);
        Assert.Equal((1, 1, 1, 2), (level.Mean, level.Minimum, level.Maximum, level.ObservedUnits));
    }

    [Fact]
    public void A_process_can_wait_until_a_level_fulfils_a_condition()
    {
        var simulation = new Simulation();
        var level = new Level(simulation);
        var journal = new Journal(simulation);
        simulation.Start(Watch(3));
        simulation.Start(Watch(2));
        simulation.Start(Watch(0));
        simulation.Start(GiveUp());
        simulation.Schedule(1, () => level.Set(1));
        simulation.Schedule(2, () => level.Set(2.5));
        simulation.Schedule(4, () => level.Set(9));
        simulation.Run();
        Assert.Equal("0 at least 0; 2 at least 2; 3 TimedOut; 4 at least 3", journal.Text);

        async Process Watch(double least)
        {
            await level.When(value => value >= least);
            journal.Write($"at least {least}");
        }

        async Process GiveUp() => journal.Write($"{(await level.When(value => value > 5).Within(3)).Status}");
    }

    [Fact]
    public void A_Student_interval_is_that_of_the_textbook()
    {
        // Law and Kelton: ten observations with mean 1.34, variance 0.17; the 90 % interval is 1.34 +- 0.24.
        double[] observations = [1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09];
        var estimate = Estimate.Of(observations, 0.90);
        Assert.Equal(1.343, estimate.Mean, 1e-9);
        Assert.Equal(0.24, estimate.HalfWidth, 0.005);
        Assert.True(estimate.Covers(1.2) && !estimate.Covers(1.0));
        Assert.Equal(estimate.HalfWidth / 1.343, estimate.RelativeHalfWidth, 1e-9);
        Assert.Equal(double.PositiveInfinity, Estimate.Of([1]).HalfWidth);
        Assert.Throws<ArgumentException>(() => Estimate.Of([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimate.Of([1, 2], 1));
        Assert.Equal("1.5 ± 6.3531 (95 %)", Estimate.Of([1, 2]).ToString());
    }

    [Fact]
    public void A_quantile_is_a_value_that_occurred()
    {
        var series = new Series([5, 1, 4, 2, 3]);
        Assert.Equal([1, 1, 3, 4, 5], new[] { 0, 0.2, 0.5, 0.8, 1 }.Select(series.Quantile));
        Assert.Throws<InvalidOperationException>(() => new Series().Quantile(0.5));
    }

    [Fact]
    public void A_histogram_loses_nothing()
    {
        var histogram = Histogram.Of([-1, 0, 0.5, 1, 3.9, 4, 9], 0, 4, 4);
        Assert.Equal([2, 1, 0, 2], histogram.Counts);
        Assert.Equal((1, 1, 4.0), (histogram.Below, histogram.Above, histogram.Maximum));
        Assert.Equal(3, new Series([7, 7, 7]).ToHistogram().Counts.Sum());
    }

    [Fact]
    public void Batches_are_of_equal_length_and_drop_what_is_left_over_at_the_beginning()
    {
        var series = new Series([100, 1, 3, 5, 7, 9, 11]);
        Assert.Equal([2, 6, 10], series.BatchMeans(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => series.BatchMeans(8));
    }

    [Fact]
    public void Batches_that_are_too_short_show_in_their_correlation_and_long_ones_cover_the_truth()
    {
        var (tooShort, longEnough) = (Autoregression(2_000).EstimateByBatches(1_000), Autoregression(200_000).EstimateByBatches());
        Assert.True(tooShort.LagCorrelation > 0.5, $"{tooShort}");
        Assert.InRange(longEnough.LagCorrelation, -0.5, 0.5);
        Assert.True(longEnough.Estimate.Covers(0), $"{longEnough}");
        Assert.Equal(10_000, longEnough.BatchLength);
    }

    [Fact]
    public void MSER_5_drops_the_warm_up_and_nothing_else()
    {
        var noise = Autoregression(3_000);
        var warming = new Series(noise.Values.Select((value, index) => value + (40 * Math.Exp(-index / 50.0))));
        Assert.InRange(warming.WarmUpByMser5(), 150, 500);
        Assert.InRange(noise.WarmUpByMser5(), 0, 200);
        Assert.Equal(0, new Series([1, 2, 3]).WarmUpByMser5());
        Assert.Equal(0, new Series(Enumerable.Repeat(4.0, 100)).WarmUpByMser5());
    }

    [Fact]
    public void Stretches_of_a_level_are_its_time_averages()
    {
        var simulation = new Simulation();
        var level = new Level(simulation, 1);
        var stretches = LevelBatches.Observe(simulation, level, 2);
        simulation.Schedule(3, () => level.Set(5));
        simulation.Run(until: 6);
        Assert.Equal([1, 3, 5], stretches.Values);
    }

    /// <summary>Each value remembers nine tenths of the one before it.</summary>
    private static Series Autoregression(int count)
    {
        var stream = new VariateStreams(new StreamSeed(5))["noise"];
        var normal = Distribution.Normal(0, 1);
        var series = new Series();
        var value = 0.0;
        for (var index = 0; index < count; index++)
        {
            series.Record(value = (0.9 * value) + stream.Draw(normal));
        }

        return series;
    }
}
