using Semver;

namespace Scheduler.Core.Placement;

/// <summary>Weight and minimum worker version of one chunk.</summary>
/// <param name="Weight">The weight, at least 1.</param>
/// <param name="MinimumWorkerVersion">What a worker must run to receive the chunk; null if anything will do.</param>
public sealed record ChunkWeight(ushort Weight, SemVersion? MinimumWorkerVersion = null);
