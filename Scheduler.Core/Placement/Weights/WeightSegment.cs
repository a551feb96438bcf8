using Semver;

namespace Scheduler.Core.Placement;

/// <summary>A stretch of a dataset, up to the start of the next one.</summary>
/// <param name="From">First block: absolute if at least 0, else an offset from the last block of the dataset.</param>
/// <param name="Weight">Weight of its chunks, at least 1.</param>
/// <param name="MinimumWorkerVersion">What a worker must run to receive its chunks; null if anything will do.</param>
public sealed record WeightSegment(long From, ushort Weight = 1, SemVersion? MinimumWorkerVersion = null);
