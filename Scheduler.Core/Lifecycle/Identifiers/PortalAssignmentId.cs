using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>Number of a portal assignment, from 1. It has nothing to do with <see cref="WorkerAssignmentId"/>, although the numbers overlap.</summary>
/// <param name="Value">The number.</param>
public readonly record struct PortalAssignmentId(long Value) : IComparable<PortalAssignmentId>
{
    /// <summary>No portal assignment yet.</summary>
    public static PortalAssignmentId None => default;

    /// <inheritdoc/>
    public int CompareTo(PortalAssignmentId other) => Value.CompareTo(other.Value);

    /// <summary>Whether the left one is smaller.</summary>
    public static bool operator <(PortalAssignmentId left, PortalAssignmentId right) => left.Value < right.Value;

    /// <summary>Whether the left one is larger.</summary>
    public static bool operator >(PortalAssignmentId left, PortalAssignmentId right) => left.Value > right.Value;

    /// <summary>Whether the left one is not larger.</summary>
    public static bool operator <=(PortalAssignmentId left, PortalAssignmentId right) => left.Value <= right.Value;

    /// <summary>Whether the left one is not smaller.</summary>
    public static bool operator >=(PortalAssignmentId left, PortalAssignmentId right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
