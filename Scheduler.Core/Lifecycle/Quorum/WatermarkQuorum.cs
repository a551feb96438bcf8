using System.Globalization;

namespace Scheduler.Core.Lifecycle;

/// <summary>
/// What the caller of a storage may report as confirmed (rules CONF-3 and 22.17). The storage itself only stores the number.
/// </summary>
public static class WatermarkQuorum
{
    /// <summary>How many workers must have applied an assignment: <c>ceil(percent * workers / 100)</c>, between 1 and all of them; 0 without workers.</summary>
    /// <param name="percent">Share of the active workers, 0 to 100; 0 asks nobody, and then the size means nothing.</param>
    /// <param name="activeWorkers">Number of active workers.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside 0..100, or the number is negative.</exception>
    public static int Size(int percent, int activeWorkers)
    {
        RequirePercent(percent);
        ArgumentOutOfRangeException.ThrowIfNegative(activeWorkers);
        return activeWorkers == 0 ? 0 : (int)Math.Clamp((((long)percent * activeWorkers) + 99) / 100, 1, activeWorkers);
    }

    /// <summary>The highest assignment that enough active workers have applied; <see cref="WorkerAssignmentId.None"/> means that nothing is to be confirmed.</summary>
    /// <param name="percent">Share of the active workers, 1 to 100; 0 confirms the newest assignment unseen.</param>
    /// <param name="lastApplied">What each active worker reports, <see cref="WorkerAssignmentId.None"/> if nothing; reports above <paramref name="newestPublished"/> cannot be ours and count as nothing.</param>
    /// <param name="newestPublished">The newest assignment that this process published; <see cref="WorkerAssignmentId.None"/> if none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside 0..100.</exception>
    public static WorkerAssignmentId Watermark(
        int percent, IReadOnlyList<WorkerAssignmentId> lastApplied, WorkerAssignmentId newestPublished)
    {
        RequirePercent(percent);
        if (percent == 0)
        {
            return newestPublished;
        }

        if (lastApplied.Count == 0)
        {
            return WorkerAssignmentId.None;
        }

        var counted = new WorkerAssignmentId[lastApplied.Count];
        for (var i = 0; i < counted.Length; i++)
        {
            var isOurs = lastApplied[i] > WorkerAssignmentId.None && lastApplied[i] <= newestPublished;
            counted[i] = isOurs ? lastApplied[i] : WorkerAssignmentId.None;
        }

        Array.Sort(counted);
        return counted[^Size(percent, counted.Length)];
    }

    /// <summary>Reads the number that a worker echoes; anything but plain decimal digits counts as nothing applied.</summary>
    public static WorkerAssignmentId ParseEcho(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? new WorkerAssignmentId(value) : WorkerAssignmentId.None;

    private static void RequirePercent(int percent)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
    }
}
