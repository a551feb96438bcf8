using System.IO.Hashing;
using System.Text;

namespace Sim.Reshuffle.Randomness;

/// <summary>
/// The generator SplitMix64 (Steele, Lea, Flood 2014): state += 0x9E3779B97F4A7C15, then two xor-multiply rounds. Small,
/// documented, and the same everywhere.
/// </summary>
/// <param name="seed">The first state.</param>
internal sealed class SplitMix64(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The stream of a purpose: another purpose draws other numbers, so that one more draw here changes nothing there.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="purpose">Name of the purpose.</param>
    public static SplitMix64 Stream(long seed, string purpose) =>
        new(XxHash64.HashToUInt64(Encoding.UTF8.GetBytes(purpose), seed));

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>A number in [0, 1) with 53 bits.</summary>
    public double NextUnit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, bound), without bias.</summary>
    public int NextBelow(int bound)
    {
        var limit = ulong.MaxValue - (ulong.MaxValue % (ulong)bound);
        ulong drawn;
        do
        {
            drawn = Next();
        }
        while (drawn >= limit);
        return (int)(drawn % (ulong)bound);
    }

    /// <summary>Shuffles in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var other = NextBelow(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }
}
