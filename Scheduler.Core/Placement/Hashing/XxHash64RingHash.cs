using System.IO.Hashing;

namespace Scheduler.Core.Placement;

/// <summary>XxHash64 with seed 0: the default.</summary>
public readonly struct XxHash64RingHash : IRingHash, IOrdinalHash
{
    /// <inheritdoc/>
    public static ulong Hash(ReadOnlySpan<byte> key) => XxHash64.HashToUInt64(key);

    /// <inheritdoc/>
    public void HashOrdinals(Span<byte> key, int firstOrdinal, Span<ulong> hashes) => new XxHash64Run(key).Hash(firstOrdinal, hashes);
}
