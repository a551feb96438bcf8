using Sim.Engine.Randomness;
using Sim.Processes.Randomness;

namespace Sim.Processes.Experiments;

/// <summary>Runs replications of one scenario on several threads and hands them out in their order.</summary>
internal sealed class ReplicationRunner(Scenario scenario, ExperimentOptions options)
{
    private const string SeedName = "replication";

    private readonly List<Replication> _done = [];

    /// <summary>Replications from the first one on, as many as wanted.</summary>
    public IReadOnlyList<Replication> First(int count)
    {
        var from = _done.Count;
        if (count > from)
        {
            var fresh = new Replication[count - from];
            Parallel.For(
                0,
                fresh.Length,
                new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism },
                index => fresh[index] = Run(from + index));
            _done.AddRange(fresh);
        }

        return _done;
    }

    /// <summary>The observations of a measure of the first replications.</summary>
    public IReadOnlyList<double> Observations(string measure, int count)
    {
        var values = First(count).Take(count).Select(replication => ValueOf(replication, measure)).ToArray();
        return options.IsAntithetic
            ? [.. values.Chunk(2).Select(static pair => pair.Average())]
            : values;
    }

    private Replication Run(int number)
    {
        var pair = options.IsAntithetic ? number / 2 : number;
        var seed = new StreamSeed(new RunSeed(0, options.Seed).DeriveCase(SeedName, pair));
        var replication = new Replication(number, options.IsAntithetic && number % 2 == 1 ? seed.Antithetic() : seed);
        scenario.Run(replication);
        return replication;
    }

    private double ValueOf(Replication replication, string measure) =>
        replication.Measures.TryGetValue(measure, out var value)
            ? value
            : throw new InvalidOperationException($"replication {replication.Number} of '{scenario.Name}' reported no '{measure}'");
}
