using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;
using Sim.Engine.Walks;
using Sim.Models.World;

namespace Sim.Models.Coverage;

/// <summary>Sees what becomes of a clock that is set.</summary>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class ClockWatch(Recorder recorder)
{
    /// <summary>The clock is set to before the newest stored tick, and refused.</summary>
    public static readonly FactDescription BackRefused = Declare("clock refused that went back");

    /// <summary>The clock is set beyond the limit of the host without its consent, and refused.</summary>
    public static readonly FactDescription LeapRefused = Declare("clock refused that leapt");

    /// <summary>The clock is set beyond the limit of the host with its consent.</summary>
    public static readonly FactDescription LeapConsented = Declare("clock leapt with consent");

    /// <summary>The clock is set ahead by a window or more.</summary>
    public static readonly FactDescription LeapOverWindow = Declare("clock set ahead by M or more");

    /// <summary>The clock is set back to a tick that no call has passed.</summary>
    public static readonly FactDescription SetBack = Declare("clock set back to what no call has passed");

    /// <summary>The clock was set, and the storage has taken it.</summary>
    /// <param name="was">What it said before.</param>
    /// <param name="now">What it says now.</param>
    /// <param name="hasConsent">Whether the host consented.</param>
    /// <param name="configuration">Window and limit.</param>
    public void AfterSetting(Tick was, Tick now, bool hasConsent, WorldConfiguration configuration)
    {
        recorder.Sometimes(now < was, SetBack);
        recorder.Sometimes(now.Value - was.Value >= configuration.MTicks, LeapOverWindow);
        recorder.Sometimes(hasConsent && now.Value - was.Value > configuration.LeapLimitTicks, LeapConsented);
    }

    /// <summary>A clock was refused.</summary>
    /// <param name="kind">Why.</param>
    public void AfterRefusal(StorageErrorKind kind)
    {
        recorder.Sometimes(kind == StorageErrorKind.ClockWentBack, BackRefused);
        recorder.Sometimes(kind == StorageErrorKind.ClockLeapt, LeapRefused);
    }

    private static FactDescription Declare(string name) => new(name, nameof(ClockWatch));
}
