namespace Scheduler.Core.Placement;

/// <summary>How much data one segment of a dataset covers.</summary>
/// <param name="Dataset">Name of the dataset.</param>
/// <param name="From">The segment's start as configured.</param>
/// <param name="Chunks">Number of chunks.</param>
/// <param name="Bytes">Their size.</param>
public sealed record SegmentSummary(string Dataset, long From, int Chunks, long Bytes);
