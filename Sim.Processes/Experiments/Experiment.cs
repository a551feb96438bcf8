using Sim.Processes.Statistics;

namespace Sim.Processes.Experiments;

/// <summary>Runs scenarios again and again with other random numbers.</summary>
public static class Experiment
{
    /// <summary>Runs a scenario.</summary>
    /// <example>
    /// <code>
    /// var result = Experiment.Run(
    ///     new Scenario("one counter", replication =>
    ///     {
    ///         var bank = new Bank(replication.CreateSimulation(), counters: 1);
    ///         bank.Run();
    ///         replication.Report("wait", bank.Counter.WaitingTimes.Mean);
    ///     }),
    ///     new ExperimentOptions { Replications = 50, Seed = 42, Parallelism = 4 });
    /// Console.WriteLine(result["wait"].Estimate());
    /// </code>
    /// </example>
    /// <exception cref="InvalidOperationException">A replication reported other measures than the first one.</exception>
    public static ExperimentResult Run(Scenario scenario, ExperimentOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
        var runner = new ReplicationRunner(scenario, options);
        var count = options.StopWhen is { } rule ? CountUntil(rule, runner, options) : options.Replications;
        var first = runner.First(count)[0];
        return new(
            scenario.Name,
            options.Seed,
            count,
            options.IsAntithetic,
            [.. first.Measures.Keys.Select(measure => new MeasureResult(measure, runner.Observations(measure, count)))]);
    }

    /// <summary>Runs several scenarios with common random numbers.</summary>
    public static IReadOnlyList<ExperimentResult> RunAll(IEnumerable<Scenario> scenarios, ExperimentOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        return [.. scenarios.Select(scenario => Run(scenario, options))];
    }

    /// <summary>
    /// The mean difference of a measure between two scenarios, replication by replication. With common random numbers it is
    /// much sharper than the difference of two intervals.
    /// </summary>
    /// <exception cref="ArgumentException">The two were not run with the same seed and equally often.</exception>
    public static Estimate Compare(ExperimentResult left, ExperimentResult right, string measure, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Seed != right.Seed || left.Replications != right.Replications || left.IsAntithetic != right.IsAntithetic)
        {
            throw new ArgumentException($"'{left.Scenario}' and '{right.Scenario}' were not run with the same seed and equally often", nameof(right));
        }

        var (first, second) = (left[measure].Observations, right[measure].Observations);
        return Estimate.Of([.. first.Zip(second, static (one, other) => one - other)], confidence);
    }

    /// <summary>Looks after every replication in its order, so that threads that ran ahead change nothing.</summary>
    private static int CountUntil(StoppingRule rule, ReplicationRunner runner, ExperimentOptions options)
    {
        var step = options.IsAntithetic ? 2 : 1;
        var count = options.Replications;
        while (count < rule.MostReplications && !rule.IsMetBy(Estimate.Of(runner.Observations(rule.Measure, count), rule.Confidence)))
        {
            count += step;
            if (runner.First(0).Count < count)
            {
                runner.First(Math.Min(rule.MostReplications, count + (step * (options.Parallelism - 1))));
            }
        }

        return count;
    }

    private static void Check(ExperimentOptions options)
    {
        if (options.Replications < 1 || options.Parallelism < 1)
        {
            throw new ArgumentException(
                $"there must be at least one replication ({options.Replications}) and one thread ({options.Parallelism})", nameof(options));
        }

        if (options.IsAntithetic && (options.Replications % 2 == 1 || options.StopWhen?.MostReplications % 2 == 1))
        {
            throw new ArgumentException($"antithetic replications come in pairs, and {options.Replications} is odd", nameof(options));
        }
    }
}
