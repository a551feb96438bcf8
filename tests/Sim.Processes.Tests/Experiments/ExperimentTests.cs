using Sim.Processes.Experiments;
using Sim.Processes.Randomness;
using Sim.Processes.Statistics;
using Sim.Processes.Tests.Theory;

namespace Sim.Processes.Tests.Experiments;

/// <summary>
/// Goal: experiments are reproducible and their techniques do what they are for. Method: small queues, and numbers without a
/// model.
/// </summary>
public sealed class ExperimentTests
{
    private static readonly Scenario Slow = Queue("slow", 1.0);
    private static readonly Scenario Fast = Queue("fast", 0.95);

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads()
    {
        var rule = new StoppingRule("wait", 0.4);
        var results = new[] { 1, 2, 3, 8 }.Select(threads => Experiment.Run(
            Slow, new ExperimentOptions { Replications = 5, Seed = 3, Parallelism = threads, StopWhen = rule })).ToArray();
        foreach (var result in results)
        {
            Assert.Equal(results[0].Replications, result.Replications);
            Assert.Equal(results[0]["wait"].Observations, result["wait"].Observations);
        }

        Assert.True(results[0].Replications > 5);
    }

    [Fact]
    public void An_experiment_ends_as_soon_as_the_interval_is_narrow_enough()
    {
        var result = Experiment.Run(Noise("noise", 10), new ExperimentOptions
        {
            Replications = 10,
            StopWhen = new StoppingRule("value", 0.02, IsRelative: true),
        });
        Assert.InRange(result["value"].Estimate().RelativeHalfWidth, 0, 0.02);
        Assert.InRange(result.Replications, 50, 200);
        var before = Estimate.Of([.. result["value"].Observations.SkipLast(1)]);
        Assert.True(before.RelativeHalfWidth > 0.02);

        var given = Experiment.Run(Noise("noise", 10), new ExperimentOptions
        {
            Replications = 10,
            StopWhen = new StoppingRule("value", 1e-9, MostReplications: 30),
        });
        Assert.Equal(30, given.Replications);
    }

    [Fact]
    public void Common_random_numbers_make_comparisons_sharp()
    {
        var options = new ExperimentOptions { Replications = 20, Seed = 1 };
        var results = Experiment.RunAll([Slow, Fast], options);
        var paired = Experiment.Compare(results[0], results[1], "wait");
        var other = Experiment.Run(Fast, options with { Seed = 99 });
        var apart = Estimate.Of(
            [.. results[0]["wait"].Observations.Zip(other["wait"].Observations, static (slow, fast) => slow - fast)]);
        Assert.True(paired.Lower > 0, $"{paired}");
        Assert.True(paired.HalfWidth < apart.HalfWidth / 2, $"{paired} against {apart}");
        Assert.Throws<ArgumentException>(() => Experiment.Compare(results[0], other, "wait"));
    }

    [Fact]
    public void Antithetic_pairs_narrow_the_interval()
    {
        var options = new ExperimentOptions { Replications = 40, Seed = 1 };
        var plain = Experiment.Run(Noise("noise", 1), options)["value"];
        var pairs = Experiment.Run(Noise("noise", 1), options with { IsAntithetic = true })["value"];
        Assert.Equal(20, pairs.Observations.Count);
        Assert.True(pairs.Estimate().HalfWidth < plain.Estimate().HalfWidth / 5);
        Assert.True(pairs.Estimate().Covers(1));
        Assert.Throws<ArgumentException>(() => Experiment.Run(Slow, options with { IsAntithetic = true, Replications = 3 }));
    }

    [Fact]
    public void Options_and_reports_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Experiment.Run(Slow, new ExperimentOptions { Replications = 0 }));
        Assert.Throws<ArgumentException>(() => Experiment.Run(Slow, new ExperimentOptions { Parallelism = 0 }));
        Assert.Throws<KeyNotFoundException>(() => Experiment.Run(Slow, new ExperimentOptions { Replications = 1 })["nothing"]);
        Assert.Throws<InvalidOperationException>(() => Experiment.Run(
            new Scenario("uneven", static replication => replication.Report($"m{replication.Number}", 1)),
            new ExperimentOptions { Replications = 2 }));
        var thrown = Assert.Throws<AggregateException>(() => Experiment.Run(
            new Scenario("none", static replication => replication.Report("m", double.NaN)), new ExperimentOptions()));
        Assert.IsType<ArgumentOutOfRangeException>(thrown.InnerExceptions[0]);
    }

    /// <summary>A queue that is served a little faster or slower.</summary>
    private static Scenario Queue(string name, double service) =>
        new(name, QueueModel.Of(new QueueParameters(0.8, Distribution.Exponential(service), 1), 0, 300));

    /// <summary>One draw that is exponential, and about symmetric as the mean of many.</summary>
    internal static Scenario Noise(string name, double mean, double deviation = 1) => new(name, replication =>
        replication.Report("value", new VariateStreams(replication.Seed)["x"].Draw(Distribution.Normal(mean, deviation))));
}
