using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>The limits that every backend shares, and files of commands with them, so that what one accepts no other refuses.</summary>
public static class StorageLimits
{
    /// <summary>Most bytes of the name of a dataset in UTF-8.</summary>
    public const int MostDatasetNameBytes = 1024;

    /// <summary>Most bytes of the id of a chunk in UTF-8.</summary>
    public const int MostChunkIdBytes = 1024;

    /// <summary>Most bytes of a peer id in UTF-8.</summary>
    public const int MostPeerIdBytes = 128;

    /// <summary>The largest tick. It is so far below 2^63 that a tick and any window have a sum.</summary>
    public const long LargestTick = 1L << 62;

    /// <summary>The longest window, step or retention in ticks.</summary>
    public const long LongestWindowTicks = 1L << 53;

    /// <summary>Demands a length of time within the limits.</summary>
    /// <param name="ticks">Length in ticks.</param>
    /// <param name="parameterName">The argument that held it.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or above <see cref="LongestWindowTicks"/>.</exception>
    public static void RequireWindow(long ticks, string parameterName)
    {
        if (ticks is < 0 or > LongestWindowTicks)
        {
            throw new ArgumentOutOfRangeException(
                parameterName, string.Create(CultureInfo.InvariantCulture, $"{ticks} ticks are outside 0..{LongestWindowTicks}"));
        }
    }
}
