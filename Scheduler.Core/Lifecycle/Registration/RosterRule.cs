namespace Scheduler.Core.Lifecycle;

/// <summary>What the caller's set of active workers must be (rule WRK-5).</summary>
public static class RosterRule
{
    /// <summary>Most workers that can be active at a time: holder lists name them by 16-bit positions, and planners keep the last of those for nobody.</summary>
    public const int MostActiveWorkers = ushort.MaxValue;

    /// <summary>Checks the whole set before anything of it is written.</summary>
    /// <exception cref="ArgumentException">A peer id is repeated or cannot be stored, or there are more than <see cref="MostActiveWorkers"/>.</exception>
    public static void Require(IReadOnlyList<WorkerInfo> active)
    {
        ArgumentNullException.ThrowIfNull(active);
        if (active.Count > MostActiveWorkers)
        {
            throw new ArgumentException($"{active.Count} active workers exceed the {MostActiveWorkers} that fit", nameof(active));
        }

        var peers = new HashSet<string>(active.Count, StringComparer.Ordinal);
        foreach (var worker in active)
        {
            StorableText.Require(worker.PeerId, "the peer id of a worker");
            StorableText.Require(worker.Version ?? "", "the version of a worker");
            if (!peers.Add(worker.PeerId))
            {
                throw new ArgumentException($"worker '{worker.PeerId}' is repeated in the active set", nameof(active));
            }
        }
    }
}
