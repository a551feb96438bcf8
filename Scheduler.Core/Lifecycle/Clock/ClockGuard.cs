namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Decides whether the tick of a call is one that a storage may go on from (rule TIME-3). Windows are anchored at stored
/// ticks: under a clock that went back they would hold data for as long as it went back, and under one that leapt they would
/// end while readers still rely on them.
/// </summary>
public sealed class ClockGuard
{
    private readonly long? _leapLimitTicks;
    private Tick? _consentedUpTo;

    /// <summary>Creates a guard.</summary>
    /// <param name="leapLimitTicks">How far a call may lie ahead of the newest stored tick without consent; null for any distance.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or above <see cref="StorageLimits.LongestWindowTicks"/>.</exception>
    public ClockGuard(long? leapLimitTicks)
    {
        StorageLimits.RequireWindow(leapLimitTicks ?? 0, nameof(leapLimitTicks));
        _leapLimitTicks = leapLimitTicks;
    }

    /// <summary>From now on nothing up to a tick counts as a leap. What lies beyond needs a consent of its own.</summary>
    public void ConsentToLeap(Tick upTo) => _consentedUpTo = _consentedUpTo > upTo ? _consentedUpTo : upTo;

    /// <summary>Demands that a call may carry a tick.</summary>
    /// <param name="newest">The newest stored tick; null before the first, when any tick may come.</param>
    /// <param name="now">Tick of the call.</param>
    /// <exception cref="ClockRefusedException">It lies before the newest stored tick, or too far ahead of it.</exception>
    public void Require(Tick? newest, Tick now)
    {
        if (FaultOf(newest, now) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Why a call may not carry a tick; null if it may.</summary>
    /// <param name="newest">The newest stored tick; null before the first, when any tick may come.</param>
    /// <param name="now">Tick of the call.</param>
    public ClockRefusedException? FaultOf(Tick? newest, Tick now)
    {
        if (newest is not { } stored)
        {
            return null;
        }

        if (now < stored)
        {
            return ClockRefusedException.WentBack(stored, now);
        }

        return _leapLimitTicks is { } limit && now.Value - stored.Value > limit && !(now <= _consentedUpTo)
            ? ClockRefusedException.Leapt(stored, now, limit)
            : null;
    }
}
