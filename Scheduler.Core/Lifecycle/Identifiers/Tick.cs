using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>A point of logical time: a count of ticks that the caller passes in, from 0 to <see cref="StorageLimits.LargestTick"/>. Nothing here reads a clock.</summary>
public readonly record struct Tick : IComparable<Tick>
{
    /// <summary>Creates a tick.</summary>
    /// <param name="value">Ticks since the start.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="StorageLimits.LargestTick"/>.</exception>
    public Tick(long value)
    {
        if (value is < 0 or > StorageLimits.LargestTick)
        {
            throw new ArgumentOutOfRangeException(
                nameof(value), string.Create(CultureInfo.InvariantCulture, $"tick {value} is outside 0..{StorageLimits.LargestTick}"));
        }

        Value = value;
    }

    /// <summary>Ticks since the start.</summary>
    public long Value { get; }

    /// <summary>The start of logical time.</summary>
    public static Tick Zero => default;

    /// <inheritdoc/>
    public int CompareTo(Tick other) => Value.CompareTo(other.Value);

    /// <summary>The tick <paramref name="ticks"/> later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result would be negative or above <see cref="StorageLimits.LargestTick"/>.</exception>
    public Tick Plus(long ticks)
    {
        var sum = (Int128)Value + ticks;
        return sum >= 0 && sum <= StorageLimits.LargestTick
            ? new Tick((long)sum)
            : throw new ArgumentOutOfRangeException(
                nameof(ticks), string.Create(CultureInfo.InvariantCulture, $"tick {Value} plus {ticks} is outside 0..{StorageLimits.LargestTick}"));
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
