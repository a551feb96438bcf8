namespace Sim.Processes.Experiments;

/// <summary>
/// Ranking and selection by the procedure KN (S.-H. Kim and B. L. Nelson, A fully sequential procedure for indifference-zone
/// selection in simulation, ACM TOMACS 11, 2001): a first stage learns the variances of all differences, and then one more
/// replication at a time throws out what cannot be the best any more. Common random numbers are allowed and help.
/// </summary>
public sealed class Selection
{
    private readonly SelectionOptions _options;
    private readonly ReplicationRunner[] _runners;
    private readonly string[] _names;
    private readonly int[] _counts;

    private Selection(IReadOnlyList<Scenario> scenarios, SelectionOptions options)
    {
        _options = options;
        _names = [.. scenarios.Select(static scenario => scenario.Name)];
        _counts = new int[scenarios.Count];
        var run = new ExperimentOptions { Seed = options.Seed, Parallelism = options.Parallelism };
        _runners = [.. scenarios.Select(scenario => new ReplicationRunner(scenario, run))];
    }

    /// <summary>Finds the best of at least two scenarios.</summary>
    /// <exception cref="ArgumentException">There are fewer than two, or the options make no sense.</exception>
    public static SelectionResult SelectBest(IReadOnlyList<Scenario> scenarios, SelectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(scenarios);
        ArgumentNullException.ThrowIfNull(options);
        if (scenarios.Count < 2 || options.FirstStage < 3 || !(options.IndifferenceZone > 0) || options.Confidence is not (> 0 and < 1))
        {
            throw new ArgumentException(
                $"a selection takes at least two scenarios, three replications first, an indifference zone above 0 and a confidence between 0 and 1, not {scenarios.Count} and {options}",
                nameof(options));
        }

        return new Selection(scenarios, options).Run();
    }

    private SelectionResult Run()
    {
        var first = _options.FirstStage;
        var alpha = 1 - _options.Confidence;
        var eta = (Math.Pow(2 * alpha / (_names.Length - 1), -2.0 / (first - 1)) - 1) / 2;
        var weight = 2 * eta * (first - 1);
        var variances = Variances(first);
        var left = Enumerable.Range(0, _names.Length).ToList();
        var count = first;
        while (left.Count > 1)
        {
            left = Screen(left, count, weight, variances);
            if (left.Count == 1 || left.All(one => left.All(other => other == one || count > Limit(variances[one, other], weight))))
            {
                break;
            }

            count++;
        }

        var best = left.MaxBy(scenario => Mean(scenario, count));
        return new(
            _names[best],
            [.. _names.Select((name, scenario) => new SelectionRow(
                name, (_options.IsSmallestBest ? -1 : 1) * Mean(scenario, _counts[scenario]), _counts[scenario], !left.Contains(scenario)))]);
    }

    /// <summary>After so many replications a pair needs no more.</summary>
    private double Limit(double variance, double weight) =>
        Math.Floor(weight * variance / (_options.IndifferenceZone * _options.IndifferenceZone));

    private List<int> Screen(List<int> left, int count, double weight, double[,] variances)
    {
        var means = left.ToDictionary(static scenario => scenario, scenario => Mean(scenario, count));
        var zone = _options.IndifferenceZone;
        return [.. left.Where(one => left.All(other =>
            other == one || means[one] >= means[other] - Math.Max(0, zone / (2.0 * count) * ((weight * variances[one, other] / (zone * zone)) - count))))];
    }

    private double[,] Variances(int count)
    {
        var values = _runners.Select((_, scenario) => Values(scenario, count)).ToArray();
        var variances = new double[values.Length, values.Length];
        for (var one = 0; one < values.Length; one++)
        {
            for (var other = 0; other < one; other++)
            {
                var differences = values[one].Zip(values[other], static (left, right) => left - right).ToArray();
                var mean = differences.Average();
                variances[one, other] = variances[other, one] =
                    differences.Sum(difference => (difference - mean) * (difference - mean)) / (count - 1);
            }
        }

        return variances;
    }

    private double Mean(int scenario, int count) => Values(scenario, count).Average();

    private double[] Values(int scenario, int count)
    {
        _counts[scenario] = Math.Max(_counts[scenario], count);
        var sign = _options.IsSmallestBest ? -1 : 1;
        return [.. _runners[scenario].Observations(_options.Measure, count).Select(value => sign * value)];
    }
}
