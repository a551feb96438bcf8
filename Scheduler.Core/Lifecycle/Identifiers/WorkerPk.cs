using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>Surrogate key of a worker in the registry. Outside the scheduler a worker is known by its peer id.</summary>
/// <param name="Value">The number.</param>
public readonly record struct WorkerPk(long Value) : IComparable<WorkerPk>
{
    /// <inheritdoc/>
    public int CompareTo(WorkerPk other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left one is smaller.</summary>
    public static bool operator <(WorkerPk left, WorkerPk right) => left.Value < right.Value;

    /// <summary>Whether the left one is larger.</summary>
    public static bool operator >(WorkerPk left, WorkerPk right) => left.Value > right.Value;

    /// <summary>Whether the left one is not larger.</summary>
    public static bool operator <=(WorkerPk left, WorkerPk right) => left.Value <= right.Value;

    /// <summary>Whether the left one is not smaller.</summary>
    public static bool operator >=(WorkerPk left, WorkerPk right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
