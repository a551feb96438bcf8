namespace Scheduler.Core.Placement;

/// <summary>The replicas of one block that fall on one group of rings.</summary>
/// <param name="hashes">Their hashes.</param>
/// <param name="places">Their places within the block.</param>
/// <param name="rings">Their rings within the group.</param>
internal readonly ref struct SlabPart(ReadOnlySpan<ulong> hashes, ReadOnlySpan<ushort> places, ReadOnlySpan<byte> rings)
{
    /// <summary>The hashes.</summary>
    public ReadOnlySpan<ulong> Hashes { get; } = hashes;

    /// <summary>Places within the block.</summary>
    public ReadOnlySpan<ushort> Places { get; } = places;

    /// <summary>Rings within the group.</summary>
    public ReadOnlySpan<byte> Rings { get; } = rings;
}
