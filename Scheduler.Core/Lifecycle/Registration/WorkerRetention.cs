namespace Scheduler.Core.Lifecycle;

/// <summary>Decides when a departed worker may be forgotten.</summary>
public static class WorkerRetention
{
    /// <summary>Whether a worker that departed at <paramref name="inactiveSince"/> has been gone for more than <paramref name="retentionTicks"/>. Exactly that long is not enough.</summary>
    public static bool HasPassed(Tick inactiveSince, Tick now, long retentionTicks) =>
        now.Value >= retentionTicks && inactiveSince.Value < now.Value - retentionTicks;
}
