using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>A point of logical time: a non-negative count of ticks that the caller passes in. Nothing here reads a clock.</summary>
public readonly record struct Tick : IComparable<Tick>
{
    /// <summary>Creates a tick.</summary>
    /// <param name="value">Ticks since the start, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Tick(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        Value = value;
    }

    /// <summary>Ticks since the start.</summary>
    public long Value { get; }

    /// <summary>The start of logical time.</summary>
    public static Tick Zero => default;

    /// <inheritdoc/>
    public int CompareTo(Tick other) => Value.CompareTo(other.Value);

    /// <summary>The tick <paramref name="ticks"/> later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result would be negative or above <see cref="long.MaxValue"/>.</exception>
    public Tick Plus(long ticks)
    {
        var sum = unchecked(Value + ticks);
        if (ticks > 0 && sum < Value)
        {
            throw new ArgumentOutOfRangeException(nameof(ticks), ticks, string.Create(CultureInfo.InvariantCulture, $"tick {Value} plus {ticks} is above the largest tick"));
        }

        return new Tick(sum);
    }

    /// <summary>Whether an event at <paramref name="anchor"/> is at least <paramref name="windowTicks"/> old now; never true while now is below the window.</summary>
    public bool HasWaited(Tick anchor, long windowTicks) => Value >= windowTicks && anchor.Value <= Value - windowTicks;

    /// <summary>Whether the left tick is earlier.</summary>
    public static bool operator <(Tick left, Tick right) => left.Value < right.Value;

    /// <summary>Whether the left tick is later.</summary>
    public static bool operator >(Tick left, Tick right) => left.Value > right.Value;

    /// <summary>Whether the left tick is not later.</summary>
    public static bool operator <=(Tick left, Tick right) => left.Value <= right.Value;

    /// <summary>Whether the left tick is not earlier.</summary>
    public static bool operator >=(Tick left, Tick right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
