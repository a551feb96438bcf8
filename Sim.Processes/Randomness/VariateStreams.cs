using Sim.Engine.Randomness;

namespace Sim.Processes.Randomness;

/// <summary>
/// The named random streams of a run. Each is derived by hashing seed and name, so that one more draw in one changes nothing in
/// another.
/// </summary>
public sealed class VariateStreams(StreamSeed seed)
{
    private readonly CaseStreams _streams = new(seed.Seed);
    private readonly SortedDictionary<string, VariateStream> _variates = new(StringComparer.Ordinal);

    /// <summary>The seed of the run.</summary>
    public StreamSeed Seed { get; } = seed;

    /// <summary>The stream of a source of randomness, as in <c>arrivals</c>; the same object every time.</summary>
    public VariateStream this[string name]
    {
        get
        {
            if (!_variates.TryGetValue(name, out var variates))
            {
                _variates.Add(name, variates = new VariateStream(_streams[name], Seed.IsAntithetic));
            }

            return variates;
        }
    }
}
