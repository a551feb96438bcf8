using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>Weighs chunks by the segment of their dataset that their first block falls into. Chunks before the first segment are left out.</summary>
public sealed class SegmentWeightStrategy : IWeightStrategy
{
    private readonly SegmentTable _table;

    /// <summary>Creates the strategy.</summary>
    public SegmentWeightStrategy(SegmentTable table)
    {
        _table = table;
    }

    /// <inheritdoc/>
    public WeightedChunks Weigh(SchedulingChunks chunks)
    {
        var weighing = new SegmentWeighing(chunks);
        for (var first = 0; first < chunks.Count;)
        {
            var end = EndOfRun(chunks, first);
            weighing.WeighDataset(first, end, _table.SegmentsOf(chunks.DatasetNames[chunks.Datasets[first]]));
            first = end;
        }

        return weighing.ToResult();
    }

    /// <summary>The row after the last chunk of a dataset. Segments are found by going forward, which needs sorted input.</summary>
    private static int EndOfRun(SchedulingChunks chunks, int first)
    {
        var row = first + 1;
        for (; row < chunks.Count && chunks.Datasets[row] == chunks.Datasets[row - 1]; row++)
        {
            Invariant.Require(chunks.FirstBlocks[row - 1] <= chunks.FirstBlocks[row], "chunks of a dataset must be sorted by first block");
        }

        Invariant.Require(
            row == chunks.Count || BytewiseOrder.Instance.Compare(chunks.DatasetNames[chunks.Datasets[first]], chunks.DatasetNames[chunks.Datasets[row]]) < 0,
            "chunks must be sorted by dataset name");
        return row;
    }
}
