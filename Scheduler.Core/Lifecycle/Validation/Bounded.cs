using System.Numerics;

namespace Scheduler.Core.Lifecycle;

/// <summary>Values of settings that have bounds.</summary>
internal static class Bounded
{
    /// <summary>The value, if it is within its bounds.</summary>
    /// <param name="least">The least one that is allowed.</param>
    /// <param name="value">The value.</param>
    /// <param name="most">The greatest one that is allowed.</param>
    /// <param name="name">Name of the setting, for the message.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static T Require<T>(T least, T value, T most, string name)
        where T : INumber<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
