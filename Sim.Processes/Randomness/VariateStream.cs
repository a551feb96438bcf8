using System.Runtime.CompilerServices;
using Sim.Engine.Randomness;

namespace Sim.Processes.Randomness;

/// <summary>One named source of random numbers.</summary>
public sealed class VariateStream
{
    private const double UlpOfUniform = 1.0 / (1UL << 53);
    private const int DroppedBits = 11;

    private readonly RandomStream _stream;
    private readonly ulong _mirror;

    internal VariateStream(RandomStream stream, bool isAntithetic)
    {
        _stream = stream;
        _mirror = isAntithetic ? ulong.MaxValue : 0;
    }

    /// <summary>A number between 0 and 1, neither of them included, with 53 random bits; in an antithetic run 1 minus it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUniform() => ((long)((_stream.Next64() ^ _mirror) >> DroppedBits) + 0.5) * UlpOfUniform;

    /// <summary>A number from 0 to <paramref name="maximumExclusive"/> - 1, each equally likely.</summary>
    public int Next(int maximumExclusive)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumExclusive);
        return (int)(NextUniform() * maximumExclusive);
    }

    /// <summary>True with a probability.</summary>
    public bool NextBoolean(double probability) => NextUniform() < probability;

    /// <summary>A value of a distribution. It takes one uniform number, by inversion, so that streams stay in step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Draw(Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(distribution);
        return distribution.Quantile(NextUniform());
    }
}
