using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>A range of blocks, inclusive on both ends.</summary>
/// <param name="First">First block.</param>
/// <param name="Last">Last block, not below the first.</param>
public readonly record struct BlockRange(long First, long Last)
{
    /// <summary>Whether the two ranges share at least one block.</summary>
    public bool Overlaps(BlockRange other) => First <= other.Last && other.First <= Last;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{First}..{Last}");
}
