using System.Globalization;
using Scheduler.Core.Lifecycle;

namespace Sim.Models.Chunks;

/// <summary>
/// The key of a generated chunk, and the block range that goes with it. Ordinary keys have ranges of their own; one key in
/// twenty belongs to the collision class, whose members all claim the same range, so that registration has something to reject.
/// </summary>
/// <param name="Value">The key.</param>
public readonly record struct ChunkKey(ulong Value)
{
    /// <summary>Blocks that a generated chunk spans.</summary>
    public const long SpanBlocks = 1000;

    private const uint CollisionPeriod = 20;

    /// <summary>Whether the key shares its range with every other key of the class.</summary>
    public bool IsInCollisionClass => (uint)Value % CollisionPeriod == 0;

    /// <summary>The id: 20 decimal digits, so that the order of texts is the order of numbers.</summary>
    public string Id => Value.ToString("D20", CultureInfo.InvariantCulture);

    /// <summary>The blocks.</summary>
    public BlockRange Blocks
    {
        get
        {
            var first = IsInCollisionClass ? 0 : SpanBlocks * (uint)Value;
            return new BlockRange(first, first + SpanBlocks - 1);
        }
    }
}
