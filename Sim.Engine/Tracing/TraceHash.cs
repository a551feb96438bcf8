using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Sim.Engine.Tracing;

/// <summary>
/// A rolling 64-bit hash, of everything that was executed as a rule. The same case gives the same hash in every run, process,
/// thread count and machine.
/// </summary>
/// <remarks>Numbers are mixed in by the finaliser of SplitMix64 (Steele, Lea, Flood 2014), texts by XxHash64 over their UTF-16 code units in little-endian order.</remarks>
public struct TraceHash
{
    /// <summary>The hash so far; 0 before anything was folded.</summary>
    public ulong Value { readonly get; private set; }

    /// <summary>Folds a number.</summary>
    public void Fold(ulong number) => Value = Mix(Value ^ Mix(number));

    /// <summary>Folds a number.</summary>
    public void Fold(long number) => Fold(unchecked((ulong)number));

    /// <summary>Folds a text.</summary>
    public void Fold(ReadOnlySpan<char> text)
    {
        Fold((ulong)text.Length);
        Fold(XxHash64.HashToUInt64(MemoryMarshal.AsBytes(text)));
    }

    private static ulong Mix(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
