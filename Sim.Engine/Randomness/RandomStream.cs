using CsCheck;

namespace Sim.Engine.Randomness;

/// <summary>One named source of random numbers: CsCheck's PCG (PCG-XSH-RR 64/32), so that every CsCheck generator can draw from it.</summary>
public sealed class RandomStream
{
    private readonly PCG _generator;

    /// <summary>Creates a stream.</summary>
    /// <param name="stream">PCG stream number; 31 bits are effective.</param>
    /// <param name="seed">PCG seed.</param>
    public RandomStream(uint stream, ulong seed)
    {
        _generator = new PCG(stream & 0x7FFF_FFFF, seed);
    }

    /// <summary>Where the stream stands; equal positions of equal streams give equal numbers from here on.</summary>
    public ulong Position => _generator.State;

    /// <summary>A number from 0 to <paramref name="maximumExclusive"/> - 1, each equally likely.</summary>
    public int Next(int maximumExclusive)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumExclusive);
        return (int)_generator.Next((uint)maximumExclusive);
    }

    /// <summary>64 random bits.</summary>
    public ulong Next64() => _generator.Next64();

    /// <summary>Draws a value from a CsCheck generator.</summary>
    public T Draw<T>(Gen<T> generator) => generator.Generate(_generator, null, out _);
}
