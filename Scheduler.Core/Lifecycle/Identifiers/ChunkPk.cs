using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>Surrogate key of a chunk, rising in order of insertion. Outside the scheduler a chunk is known by dataset and id.</summary>
/// <param name="Value">The number.</param>
public readonly record struct ChunkPk(long Value) : IComparable<ChunkPk>
{
    /// <inheritdoc/>
    public int CompareTo(ChunkPk other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left one is smaller.</summary>
    public static bool operator <(ChunkPk left, ChunkPk right) => left.Value < right.Value;

    /// <summary>Whether the left one is larger.</summary>
    public static bool operator >(ChunkPk left, ChunkPk right) => left.Value > right.Value;

    /// <summary>Whether the left one is not larger.</summary>
    public static bool operator <=(ChunkPk left, ChunkPk right) => left.Value <= right.Value;

    /// <summary>Whether the left one is not smaller.</summary>
    public static bool operator >=(ChunkPk left, ChunkPk right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
