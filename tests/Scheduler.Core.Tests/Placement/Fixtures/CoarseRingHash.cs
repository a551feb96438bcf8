using System.IO.Hashing;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>A hash of 5 bits, three at the top and two at the bottom: most workers of a ring agree in the upper 48 bits, and many in all 64.</summary>
internal readonly struct CoarseRingHash : IRingHash
{
    public static ulong Hash(ReadOnlySpan<byte> key) => XxHash64.HashToUInt64(key) & 0xE000_0000_0000_0003;
}
