using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>The tick of a call was refused; nothing was written. A host whose clock is wrong mends the clock and repeats the call.</summary>
public sealed class ClockRefusedException : StorageException
{
    private ClockRefusedException(StorageErrorKind kind, Tick newest, Tick now, string message)
        : base(kind, message)
    {
        Newest = newest;
        Now = now;
    }

    /// <summary>The newest tick that the storage has seen.</summary>
    public Tick Newest { get; }

    /// <summary>The tick that was refused.</summary>
    public Tick Now { get; }

    internal static ClockRefusedException WentBack(Tick newest, Tick now) => new(
        StorageErrorKind.ClockWentBack,
        newest,
        now,
        string.Create(CultureInfo.InvariantCulture, $"tick {now} is before tick {newest}, the newest stored one: the clock of this host is behind, or that of an earlier one was ahead"));

    internal static ClockRefusedException Leapt(Tick newest, Tick now, long limitTicks) => new(
        StorageErrorKind.ClockLeapt,
        newest,
        now,
        string.Create(
            CultureInfo.InvariantCulture,
            $"tick {now} is {now.Value - newest.Value} ticks after tick {newest}, the newest stored one, and the limit is {limitTicks}: if the clock is right, call ConsentToLeap with a tick that is not before {now}, and repeat the call"));
}
