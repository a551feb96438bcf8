using Sim.Processes.Randomness;

namespace Sim.Processes.Experiments;

/// <summary>One run of a scenario: it takes the seed from here and reports its measures here.</summary>
public sealed class Replication
{
    private readonly SortedDictionary<string, double> _measures = new(StringComparer.Ordinal);

    internal Replication(int number, StreamSeed seed)
    {
        (Number, Seed) = (number, seed);
    }

    /// <summary>Its number, from 0.</summary>
    public int Number { get; }

    /// <summary>Decides its random numbers. The same number of another scenario has the same seed: common random numbers.</summary>
    public StreamSeed Seed { get; }

    internal IReadOnlyDictionary<string, double> Measures => _measures;

    /// <summary>Creates a simulation with the seed of this replication.</summary>
    /// <param name="options">Everything else; null for the defaults.</param>
    public Simulation CreateSimulation(SimulationOptions? options = null) =>
        new((options ?? new SimulationOptions()) with { Seed = Seed });

    /// <summary>Reports what was measured: one number per name, a mean over the run say.</summary>
    /// <exception cref="ArgumentException">The name was reported before.</exception>
    /// <exception cref="ArgumentOutOfRangeException">It is no number.</exception>
    public void Report(string measure, double value)
    {
        ArgumentException.ThrowIfNullOrEmpty(measure);
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"replication {Number} measured no number for '{measure}'");
        }

        if (!_measures.TryAdd(measure, value))
        {
            throw new ArgumentException($"'{measure}' was reported before in replication {Number}", nameof(measure));
        }
    }
}
