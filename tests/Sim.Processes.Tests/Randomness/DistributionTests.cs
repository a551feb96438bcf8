using MathNet.Numerics.Distributions;
using MathNet.Numerics.Integration;
using Sim.Processes.Randomness;

namespace Sim.Processes.Tests.Randomness;

/// <summary>
/// Goal: every distribution is what it says. Method: integrate the quantile function, and go back and forth through the
/// cumulative one.
/// </summary>
public sealed class DistributionTests
{
    private static readonly Dictionary<string, Distribution> Continuous = new(StringComparer.Ordinal)
    {
        ["exponential"] = Distribution.Exponential(3),
        ["normal"] = Distribution.Normal(10, 2),
        ["uniform"] = Distribution.Uniform(-1, 3),
        ["triangular"] = Distribution.Triangular(1, 2, 5),
        ["log-normal"] = Distribution.LogNormal(4, 3),
        ["gamma"] = Distribution.Gamma(2.5, 1.5),
        ["Erlang"] = Distribution.Erlang(3, 6),
        ["Weibull"] = Distribution.Weibull(1.5, 2),
        ["beta"] = Distribution.Beta(2, 3, 1, 4),
        ["Pareto"] = Distribution.Pareto(1, 5),
        ["positive normal"] = Distribution.Normal(1, 1).Between(0, double.PositiveInfinity),
        ["truncated exponential"] = Distribution.Exponential(3).Between(1, 5),
        ["interpolated"] = Distribution.EmpiricalContinuous(1, 2, 2.5, 7),
        ["any of MathNet"] = Distribution.From(new Chi(3)),
    };

    private static readonly Dictionary<string, Distribution> Steps = new(StringComparer.Ordinal)
    {
        ["constant"] = Distribution.Constant(4),
        ["Poisson"] = Distribution.Poisson(3.5),
        ["binomial"] = Distribution.Binomial(10, 0.3),
        ["geometric"] = Distribution.Geometric(0.25),
        ["table"] = Distribution.Discrete((1, 2), (5, 1), (3, 7)),
        ["empirical"] = Distribution.Empirical(4, 1, 1, 9),
        ["any of MathNet"] = Distribution.From(new NegativeBinomial(3, 0.4)),
    };

    public static TheoryData<string> ContinuousNames => [.. Continuous.Keys];

    public static TheoryData<string> StepNames => [.. Steps.Keys];

    [Theory]
    [MemberData(nameof(ContinuousNames))]
    public void Mean_and_variance_are_those_of_the_values_that_are_drawn(string name)
    {
        var distribution = Continuous[name];
        var mean = DoubleExponentialTransformation.Integrate(distribution.Quantile, 0, 1, 1e-10);
        var variance = DoubleExponentialTransformation.Integrate(u => Math.Pow(distribution.Quantile(u) - mean, 2), 0, 1, 1e-10);
        Assert.Equal(distribution.Mean, mean, 1e-4 * Math.Abs(distribution.Mean));
        Assert.Equal(distribution.Variance, variance, 1e-2 * distribution.Variance);
        Assert.Equal(distribution.StandardDeviation * distribution.StandardDeviation, distribution.Variance, 1e-9);
    }

    [Theory]
    [MemberData(nameof(ContinuousNames))]
    public void Quantiles_invert_the_cumulative_function_and_never_fall(string name)
    {
        var distribution = Continuous[name];
        var before = double.NegativeInfinity;
        for (var step = 1; step < 200; step++)
        {
            var probability = step / 200.0;
            var value = distribution.Quantile(probability);
            Assert.True(value >= before, $"{value} after {before}");
            Assert.Equal(probability, distribution.Cumulative(value), 1e-7);
            before = value;
        }
    }

    [Theory]
    [MemberData(nameof(StepNames))]
    public void Quantiles_of_steps_are_the_least_values_that_reach_the_share(string name)
    {
        var distribution = Steps[name];
        var (sum, squares, tries) = (0.0, 0.0, 100_000);
        for (var step = 0; step < tries; step++)
        {
            var probability = (step + 0.5) / tries;
            var value = distribution.Quantile(probability);
            Assert.True(distribution.Cumulative(value) >= probability - 1e-12);
            Assert.True(distribution.Cumulative(value - 1e-9) < probability + 1e-12);
            sum += value;
            squares += (value - distribution.Mean) * (value - distribution.Mean);
        }

        Assert.Equal(distribution.Mean, sum / tries, 1e-3 * distribution.Mean);
        Assert.Equal(distribution.Variance, squares / tries, (1e-2 * distribution.Variance) + 1e-12);
    }

    [Fact]
    public void The_normal_quantile_is_exact()
    {
        for (var exponent = -300; exponent <= -1; exponent++)
        {
            var probability = Math.Pow(10, exponent);
            var value = StandardNormal.Quantile(probability);
            Assert.Equal(Normal.InvCDF(0, 1, probability), value, 1e-9 * Math.Abs(value));
        }

        for (var step = 1; step < 1_000; step++)
        {
            Assert.Equal(Normal.InvCDF(0, 1, step / 1_000.0), StandardNormal.Quantile(step / 1_000.0), 1e-12);
        }
    }

    [Fact]
    public void Parameters_that_make_no_sense_are_refused_with_their_value()
    {
        Assert.Contains("-1", Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Exponential(-1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Normal(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Normal(double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Uniform(2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Triangular(0, 3, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Geometric(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Distribution.Exponential(1).Between(-2, -1));
        Assert.Throws<ArgumentException>(() => Distribution.Empirical());
        Assert.Throws<ArgumentException>(() => Distribution.EmpiricalContinuous(1));
        Assert.Throws<ArgumentException>(() => Distribution.Discrete((1, 0)));
    }
}
