using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>The columns of one weighing by segments as they fill.</summary>
internal sealed class SegmentWeighing
{
    private readonly SchedulingChunks _chunks;
    private readonly int[] _rows;
    private readonly ushort[] _weights;
    private readonly int[] _minimumVersions;
    private readonly VersionTable _versions = new();
    private readonly List<SegmentSummary> _summaries = [];
    private int _count;

    public SegmentWeighing(SchedulingChunks chunks)
    {
        _chunks = chunks;
        _rows = new int[chunks.Count];
        _weights = new ushort[chunks.Count];
        _minimumVersions = new int[chunks.Count];
    }

    /// <summary>Weighs the chunks of one dataset.</summary>
    /// <param name="first">Its first row.</param>
    /// <param name="end">The row after its last.</param>
    /// <param name="segments">Its segments.</param>
    public void WeighDataset(int first, int end, IReadOnlyList<WeightSegment> segments)
    {
        var dataset = _chunks.DatasetNames[_chunks.Datasets[first]];
        var starts = ResolveStarts(segments, _chunks.LastBlocks[end - 1]);
        var row = first;
        while (row < end && _chunks.FirstBlocks[row] < starts[0])
        {
            row++;
        }

        for (var segment = 0; segment < starts.Length; segment++)
        {
            var from = row;
            while (row < end && (segment + 1 == starts.Length || _chunks.FirstBlocks[row] < starts[segment + 1]))
            {
                row++;
            }

            _summaries.Add(new SegmentSummary(dataset, segments[segment].From, row - from, Emit(from, row, segments[segment])));
        }
    }

    /// <summary>The finished columns.</summary>
    public WeightedChunks ToResult() =>
        new(_rows[.._count], _weights[.._count], _minimumVersions[.._count], _versions.ToArray(), _summaries);

    /// <summary>Absolute starts, never falling. An offset beyond the beginning of the dataset starts at block 0.</summary>
    private static long[] ResolveStarts(IReadOnlyList<WeightSegment> segments, long lastBlock)
    {
        var starts = new long[segments.Count];
        for (var i = 0; i < starts.Length; i++)
        {
            var from = segments[i].From;
            var resolved = from >= 0 ? from : Math.Max(0, lastBlock + from);
            starts[i] = i == 0 ? resolved : Math.Max(starts[i - 1], resolved);
        }

        return starts;
    }

    /// <summary>Gives rows the weight of a segment and returns their bytes.</summary>
    private long Emit(int from, int end, WeightSegment segment)
    {
        var version = from == end ? -1 : _versions.IndexOf(segment.MinimumWorkerVersion);
        var bytes = 0L;
        for (var row = from; row < end; row++)
        {
            _rows[_count] = row;
            _weights[_count] = segment.Weight;
            _minimumVersions[_count++] = version;
            bytes += _chunks.SizesBytes[row];
        }

        return bytes;
    }
}
