using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;
using Semver;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Weight strategies and their refusals.</summary>
public sealed class WeightStrategyCases
{
    [Fact]
    public void A_chunk_belongs_to_the_last_segment_that_starts_at_or_before_it()
    {
        var weighted = Weigh([new WeightSegment(0), new WeightSegment(100, 9, new SemVersion(2, 0, 0))], 0, 50, 150);
        Assert.Equal<ushort>([1, 1, 9], weighted.Weights);
        Assert.Equal([-1, -1, 0], weighted.MinimumVersions);
        Assert.Equal([new SegmentSummary("s3://a", 0, 2, 20), new SegmentSummary("s3://a", 100, 1, 10)], weighted.Segments);
    }

    [Fact]
    public void Unsorted_chunks_fail_an_assertion()
    {
        Assert.Throws<InvariantViolatedException>(() => Weigh([], 50, 0));
        var chunks = Chunks(0, 10) with { DatasetNames = ["s3://b", "s3://a"], Datasets = [0, 1] };
        Assert.Throws<InvariantViolatedException>(() => Strategy(("a", []), ("b", [])).Weigh(chunks));
    }

    [Fact]
    public void Chunks_before_the_first_segment_are_left_out()
    {
        var weighted = Weigh([new WeightSegment(100)], 0, 150);
        Assert.Equal([1], weighted.Rows);
        Assert.Equal(1, weighted.Count);
    }

    [Fact]
    public void An_offset_beyond_the_beginning_starts_at_block_0()
    {
        var weighted = Weigh([new WeightSegment(-200, 7)], 0, 91);
        Assert.Equal([0, 1], weighted.Rows);
        Assert.Equal<ushort>([7, 7], weighted.Weights);
    }

    [Fact]
    public void An_offset_counts_from_the_last_block_and_never_starts_before_its_predecessor()
    {
        // The last block is 159, so the second segment would start at 59 and is raised to 100.
        var weighted = Weigh([new WeightSegment(100, 2), new WeightSegment(-100, 3), new WeightSegment(-20, 4)], 60, 110, 139, 150);
        Assert.Equal([1, 2, 3], weighted.Rows);
        Assert.Equal<ushort>([3, 4, 4], weighted.Weights);
        Assert.Equal(0, weighted.Segments[0].Chunks);
    }

    [Fact]
    public void An_empty_list_of_segments_covers_the_whole_dataset_with_weight_1() => Assert.Equal<ushort>([1, 1], Weigh([], 0, 7).Weights);

    [Fact]
    public void Each_dataset_has_segments_of_its_own()
    {
        var chunks = Chunks(0, 10, 0, 10) with { DatasetNames = ["s3://a", "s3://b"], Datasets = [0, 0, 1, 1] };
        var weighted = Strategy(("a", [new WeightSegment(10, 5)]), ("b", [new WeightSegment(-10, 6)])).Weigh(chunks);
        Assert.Equal([1, 3], weighted.Rows);
        Assert.Equal<ushort>([5, 6], weighted.Weights);
        Assert.Equal(["s3://a", "s3://b"], weighted.Segments.Select(segment => segment.Dataset));
    }

    [Fact]
    public void Datasets_are_in_the_order_of_their_bytes_which_is_not_that_of_utf_16()
    {
        var chunks = Chunks(0, 0) with { DatasetNames = ["s3://\uFF61", "s3://\U00010000"], Datasets = [0, 1] };
        Assert.Equal([0, 1], Strategy(("\uFF61", []), ("\U00010000", [])).Weigh(chunks).Rows);
    }

    [Fact]
    public void A_dataset_without_segments_has_no_silent_default() =>
        Assert.Contains("s3://a", Assert.Throws<UnknownWeightException>(() => Strategy(("b", [])).Weigh(Chunks(0))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(5L, 5L)]
    [InlineData(5L, 4L)]
    [InlineData(-5L, -5L)]
    [InlineData(-5L, -6L)]
    [InlineData(-5L, 0L)]
    public void Segments_must_increase_with_offsets_last(long first, long second) =>
        Assert.Throws<WeightConfigurationException>(() => Strategy(("a", [new WeightSegment(first), new WeightSegment(second)])));

    [Fact]
    public void A_segment_of_weight_0_is_refused() =>
        Assert.Throws<WeightConfigurationException>(() => Strategy(("a", [new WeightSegment(0, 0)])));

    [Fact]
    public void The_uniform_strategy_gives_weight_1_and_no_version_to_all()
    {
        var weighted = new UniformWeightStrategy().Weigh(Chunks(5, 3, 4));
        Assert.Equal([0, 1, 2], weighted.Rows);
        Assert.Equal<ushort>([1, 1, 1], weighted.Weights);
        Assert.Equal([-1, -1, -1], weighted.MinimumVersions);
    }

    [Fact]
    public void The_table_strategy_looks_up_dataset_and_id_and_knows_no_default()
    {
        var table = new WeightTable();
        table.Set("s3://a", "0", new ChunkWeight(4));
        table.Set("s3://a", "1", new ChunkWeight(1));
        table.Set("s3://a", "1", new ChunkWeight(12, new SemVersion(3, 0, 0)));
        var strategy = new TableWeightStrategy(table);

        var weighted = strategy.Weigh(Chunks(0, 10));
        Assert.Equal<ushort>([4, 12], weighted.Weights);
        Assert.Equal([-1, 0], weighted.MinimumVersions);
        Assert.Equal(new SemVersion(3, 0, 0), Assert.Single(weighted.Versions));

        var unknown = Assert.Throws<UnknownWeightException>(() => strategy.Weigh(Chunks(0, 10, 20)));
        Assert.Contains("'2'", unknown.Message, StringComparison.Ordinal);
        Assert.Throws<UnknownWeightException>(() => strategy.Weigh(Chunks(0) with { DatasetNames = ["s3://b"] }));
    }

    private static WeightedChunks Weigh(WeightSegment[] segments, params long[] firstBlocks) => Strategy(("a", segments)).Weigh(Chunks(firstBlocks));

    private static SegmentWeightStrategy Strategy(params (string Dataset, WeightSegment[] Segments)[] entries) =>
        new(new SegmentTable(entries.ToDictionary(entry => entry.Dataset, entry => (IReadOnlyList<WeightSegment>)entry.Segments)));

    /// <summary>Chunks of 10 bytes and 10 blocks in the dataset <c>s3://a</c>, with their rows as ids.</summary>
    private static SchedulingChunks Chunks(params long[] firstBlocks) => new(
        [.. firstBlocks.Select((_, row) => new ChunkPk(row + 1))],
        ["s3://a"],
        new int[firstBlocks.Length],
        Utf8Column.FromStrings([.. firstBlocks.Select((_, row) => $"{row}")]),
        [.. firstBlocks.Select(_ => 10L)],
        firstBlocks,
        [.. firstBlocks.Select(first => first + 9)],
        new bool[firstBlocks.Length]);
}
