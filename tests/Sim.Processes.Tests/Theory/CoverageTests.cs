using System.Globalization;
using Sim.Processes.Experiments;
using Sim.Processes.Randomness;
using Sim.Processes.Statistics;
using Xunit.Abstractions;

namespace Sim.Processes.Tests.Theory;

/// <summary>
/// Goal: intervals cover the truth as often as they claim. Method: 500 experiments of ten replications per model with a closed
/// form, and the share of 95 % intervals that cover it must lie between 92 and 98 %, which true ones miss in 1 of 500 tries;
/// the seeds are fixed. The mean over all experiments must be the truth within four of its own standard errors.
/// </summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const int Experiments = 500;
    private const int Replications = 10;
    private const double WarmUp = 150;
    private const double Length = 600;
    private const double LeastCoverage = 0.92;
    private const double MostCoverage = 0.98;
    private const double MostStandardErrors = 4;

    private static readonly Dictionary<string, (Scenario Scenario, IEnumerable<(string Measure, double Truth)> Truths)> Models = new(StringComparer.Ordinal)
    {
        ["M/M/1"] = Queue(new(0.5, Distribution.Exponential(1), 1), QueueTheory.OneServer),
        ["M/M/3"] = Queue(new(1.8, Distribution.Exponential(1), 3), QueueTheory.SeveralServers),
        ["M/D/1"] = Queue(new(0.6, Distribution.Constant(1), 1), QueueTheory.OneServer),
        ["M/G/1"] = Queue(new(0.5, Distribution.LogNormal(1, 0.6), 1), QueueTheory.OneServer),
        ["M/M/2/5"] = Queue(new(2.5, Distribution.Exponential(1), 2, 5), QueueTheory.LimitedPlaces),
        ["Jackson"] = (JacksonModel.Scenario(WarmUp, Length), JacksonModel.Truths()),
        ["machine repair"] = (RepairModel.Scenario(WarmUp, Length), RepairModel.Truths()),
    };

    public static TheoryData<string> Names => [.. Models.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Intervals_cover_the_truth_as_often_as_they_claim(string name)
    {
        var (scenario, truths) = Models[name];
        var results = new ExperimentResult[Experiments];
        Parallel.For(0, Experiments, seed => results[seed] = Experiment.Run(
            scenario, new ExperimentOptions { Replications = Replications, Seed = (ulong)seed }));

        foreach (var (measure, truth) in truths)
        {
            var estimates = results.Select(result => result[measure].Estimate()).ToArray();
            var coverage = estimates.Count(estimate => estimate.Covers(truth)) / (double)Experiments;
            var overall = new Tally();
            Array.ForEach(estimates, estimate => overall.Record(estimate.Mean));
            var standardError = overall.StandardDeviation / Math.Sqrt(Experiments);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {measure}: {truth:0.####}, on average {overall.Mean:0.####} +- {standardError:0.####}, covered {coverage:0.0 %}"));
            Assert.InRange(coverage, LeastCoverage, MostCoverage);
            Assert.InRange((overall.Mean - truth) / standardError, -MostStandardErrors, MostStandardErrors);
        }
    }

    private static (Scenario Scenario, IEnumerable<(string Measure, double Truth)> Truths) Queue(
        QueueParameters queue, Func<QueueParameters, IEnumerable<(string Measure, double Truth)>> theory) =>
        (new Scenario("queue", QueueModel.Of(queue, WarmUp, Length)), theory(queue));
}
