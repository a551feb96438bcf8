namespace Scheduler.Core.Lifecycle;

/// <summary>Decides when a departed worker may be forgotten.</summary>
public static class WorkerRetention
{
    /// <summary>Workers that departed before this tick have been gone for more than <paramref name="retentionTicks"/>; null while nobody can have been. Exactly that long is not enough.</summary>
    public static Tick? CutOff(Tick now, long retentionTicks) =>
        now.Value >= retentionTicks ? new Tick(now.Value - retentionTicks) : null;

    /// <summary>Whether a worker that departed at <paramref name="inactiveSince"/> may be forgotten now.</summary>
    public static bool HasPassed(Tick inactiveSince, Tick now, long retentionTicks) =>
        CutOff(now, retentionTicks) is { } cutOff && inactiveSince < cutOff;
}
