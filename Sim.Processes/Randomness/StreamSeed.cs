using Sim.Engine.Randomness;

namespace Sim.Processes.Randomness;

/// <summary>
/// Decides all random numbers of one run. Two runs with equal seeds get the same numbers from streams of the same name,
/// whatever else differs between them: common random numbers.
/// </summary>
public readonly record struct StreamSeed
{
    /// <summary>Takes a number for a seed.</summary>
    public StreamSeed(ulong seed)
        : this(new CaseSeed(0, seed))
    {
    }

    /// <summary>Takes the seed of a case of the engine.</summary>
    public StreamSeed(CaseSeed seed)
    {
        Seed = seed;
    }

    /// <summary>The seed itself.</summary>
    public CaseSeed Seed { get; private init; }

    /// <summary>Whether every uniform number u is replaced by 1 - u.</summary>
    public bool IsAntithetic { get; private init; }

    /// <summary>The seed whose streams bring 1 - u where this one's bring u: high draws for low ones.</summary>
    public StreamSeed Antithetic() => this with { IsAntithetic = !IsAntithetic };
}
