using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>Surrogate key of a dataset.</summary>
/// <param name="Value">The number.</param>
public readonly record struct DatasetId(short Value) : IComparable<DatasetId>
{
    /// <inheritdoc/>
    public int CompareTo(DatasetId other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left one is smaller.</summary>
    public static bool operator <(DatasetId left, DatasetId right) => left.Value < right.Value;

    /// <summary>Whether the left one is larger.</summary>
    public static bool operator >(DatasetId left, DatasetId right) => left.Value > right.Value;

    /// <summary>Whether the left one is not larger.</summary>
    public static bool operator <=(DatasetId left, DatasetId right) => left.Value <= right.Value;

    /// <summary>Whether the left one is not smaller.</summary>
    public static bool operator >=(DatasetId left, DatasetId right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
