namespace Scheduler.Core.Placement;

/// <summary>
/// A worker on a ring in 8 bytes: the upper 48 bits of its hash, then its position. Entries compare like their hashes as
/// long as those differ above the lowest 16 bits; entries that do not are called tied and need the full hashes.
/// </summary>
internal static class RingEntry
{
    private const int PositionBits = 16;
    private const ulong PositionMask = (1UL << PositionBits) - 1;

    /// <summary>Packs a worker.</summary>
    public static ulong Pack(ulong hash, int position) => (hash & ~PositionMask) | (uint)position;

    /// <summary>The least entry that a hash can have: entries below it belong to smaller hashes.</summary>
    public static ulong Least(ulong hash) => hash & ~PositionMask;

    /// <summary>Position of the worker.</summary>
    public static ushort Position(ulong entry) => (ushort)entry;

    /// <summary>The entry with another position.</summary>
    public static ulong At(ulong entry, int position) => (entry & ~PositionMask) | (uint)position;

    /// <summary>Whether the upper 48 bits of two hashes or entries are the same, so that they do not tell which hash is smaller.</summary>
    public static bool AreTied(ulong left, ulong right) => (left ^ right) <= PositionMask;
}
