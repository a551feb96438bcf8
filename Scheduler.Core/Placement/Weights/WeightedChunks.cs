using Semver;

namespace Scheduler.Core.Placement;

/// <summary>What a weight strategy says, by columns: entry i of every array belongs to the i-th kept chunk.</summary>
/// <param name="Rows">Rows of the kept chunks in the strategy's input, strictly ascending. The key of a chunk is its row, never its place in this list.</param>
/// <param name="Weights">Weights.</param>
/// <param name="MinimumVersions">Position in <paramref name="Versions"/>, or -1.</param>
/// <param name="Versions">The minimum worker versions that occur.</param>
/// <param name="Segments">Chunks and bytes of each segment, for strategies that have any.</param>
public sealed record WeightedChunks(
    int[] Rows, ushort[] Weights, int[] MinimumVersions, SemVersion[] Versions, IReadOnlyList<SegmentSummary> Segments)
{
    /// <summary>Number of kept chunks.</summary>
    public int Count => Rows.Length;
}
