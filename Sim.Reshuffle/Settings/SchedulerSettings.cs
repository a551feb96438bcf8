using Scheduler.Core.Placement;
using Semver;

namespace Sim.Reshuffle.Settings;

/// <summary>The settings of a scheduler: limits, weights, hash.</summary>
/// <param name="Placement">Limits, as planners take them.</param>
/// <param name="Hash">Name of the ring hash.</param>
/// <param name="MinimumWorkerVersion">Version of workers whose own is not known; null if that stays unknown.</param>
/// <param name="Segments">Weight segments by dataset name without its <c>s3://</c> prefix.</param>
public sealed record SchedulerSettings(
    PlacementConfiguration Placement,
    string Hash,
    SemVersion? MinimumWorkerVersion,
    IReadOnlyDictionary<string, IReadOnlyList<WeightSegment>> Segments)
{
    /// <summary>The largest disk of a worker that is taken: 2^53 bytes, or 8 PiB.</summary>
    public const long LargestWorkerCapacityBytes = 1L << 53;

    /// <summary>The name under which a dataset is configured.</summary>
    public static string KeyOf(string dataset) => dataset.StartsWith("s3://", StringComparison.Ordinal) ? dataset["s3://".Length..] : dataset;
}
