using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>Number of a worker assignment, from 1. It has nothing to do with <see cref="PortalAssignmentId"/>, although the numbers overlap.</summary>
/// <param name="Value">The number.</param>
public readonly record struct WorkerAssignmentId(long Value) : IComparable<WorkerAssignmentId>
{
    /// <summary>No worker assignment yet: the watermark before anything is confirmed.</summary>
    public static WorkerAssignmentId None => default;

    /// <inheritdoc/>
    public int CompareTo(WorkerAssignmentId other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left one is smaller.</summary>
    public static bool operator <(WorkerAssignmentId left, WorkerAssignmentId right) => left.Value < right.Value;

    /// <summary>Whether the left one is larger.</summary>
    public static bool operator >(WorkerAssignmentId left, WorkerAssignmentId right) => left.Value > right.Value;

    /// <summary>Whether the left one is not larger.</summary>
    public static bool operator <=(WorkerAssignmentId left, WorkerAssignmentId right) => left.Value <= right.Value;

    /// <summary>Whether the left one is not smaller.</summary>
    public static bool operator >=(WorkerAssignmentId left, WorkerAssignmentId right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
