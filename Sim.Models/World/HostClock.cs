using System.Globalization;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Walks;

namespace Sim.Models.World;

/// <summary>The clock of the host, which somebody may set, and up to where the host has consented to a leap.</summary>
/// <param name="operations">Told of every consent.</param>
/// <param name="isLimited">Whether leaps need consent.</param>
public sealed class HostClock(ISchedulerStorage operations, bool isLimited)
{
    private long _setBackTicks;

    /// <summary>Present logical time.</summary>
    public Tick Now { get; private set; }

    /// <summary>Up to where the host has consented; null if nowhere.</summary>
    public Tick? ConsentedUpTo { get; private set; }

    /// <summary>Time as portals measure it: it goes on when the clock of the host is set back.</summary>
    public Tick PortalTime => new(Now.Value + Math.Min(_setBackTicks, StorageLimits.LargestTick - Now.Value));

    /// <summary>The tick that lies some ticks ahead.</summary>
    /// <exception cref="WalkNotExecutableException">There is none: the clock ends before it.</exception>
    public Tick Later(long ticks) => ticks <= StorageLimits.LargestTick - Now.Value
        ? Now.Plus(ticks)
        : throw new WalkNotExecutableException(string.Create(
            CultureInfo.InvariantCulture, $"tick {Now} plus {ticks} is beyond {StorageLimits.LargestTick}, the largest tick"));

    /// <summary>Time passes, which the host sees, so that it is no leap.</summary>
    public void PassTo(Tick target)
    {
        if (isLimited)
        {
            Consent(target);
        }

        Now = target;
    }

    /// <summary>The host consents to a leap.</summary>
    public void Consent(Tick upTo)
    {
        operations.ConsentToLeap(upTo);
        ConsentedUpTo = ConsentedUpTo > upTo ? ConsentedUpTo : upTo;
    }

    /// <summary>Somebody sets the clock; whether that holds, the storage decides.</summary>
    public void Set(Tick target) => Now = target;

    /// <summary>A setting holds: by as much as the clock went back, portals are ahead from now on.</summary>
    public void KeepSetting(Tick was) =>
        _setBackTicks = Math.Min(StorageLimits.LargestTick, _setBackTicks + Math.Max(0, was.Value - Now.Value));
}
