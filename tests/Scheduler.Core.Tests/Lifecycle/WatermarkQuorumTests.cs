using CsCheck;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class WatermarkQuorumTests
{
    [Fact]
    public void At_100_percent_the_slowest_worker_decides() => Assert.Equal(5, Watermark(100, 9, 7, 5, 9));

    [Theory]
    [InlineData(75, 8)]
    [InlineData(100, 0)]
    public void A_worker_that_never_applied_anything_counts_as_0(int percent, long watermark) =>
        Assert.Equal(watermark, Watermark(percent, 8, 8, 8, 8, 0));

    [Fact]
    public void At_100_percent_nothing_is_confirmed_before_the_last_fetch()
    {
        Assert.Equal(0, Watermark(100, 3, 3, 3, 3, 3, 3, 0));
        Assert.Equal(3, Watermark(100, 3, 3, 3, 3, 3, 3, 3));
    }

    [Theory]
    [InlineData(90, 2)]
    [InlineData(50, 6)]
    public void The_quorum_is_counted_from_the_fastest(int percent, long watermark) =>
        Assert.Equal(watermark, Watermark(percent, 10, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10));

    [Fact]
    public void Nine_of_ten_are_90_percent_and_eight_are_not()
    {
        Assert.Equal(5, Watermark(90, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0));
        Assert.Equal(0, Watermark(90, 5, 5, 5, 5, 5, 5, 5, 5, 5, 0, 0));
    }

    [Fact]
    public void A_report_above_the_newest_published_assignment_counts_as_nothing()
    {
        Assert.Equal(0, Watermark(100, 7, 9, 9, 9));
        Assert.Equal(0, Watermark(1, 7, 9, 9, 9));
        Assert.Equal(0, Watermark(100, 7, 9, 9, 5));
        Assert.Equal(5, Watermark(33, 7, 9, 9, 5));
    }

    [Theory]
    [InlineData(7, 7)]
    [InlineData(0, 0)]
    public void Quorum_0_confirms_the_newest_published_assignment_and_nothing_if_there_is_none(long newest, long watermark)
    {
        Assert.Equal(watermark, Watermark(0, newest, 0, 0));
        Assert.Equal(watermark, Watermark(0, newest));
    }

    [Fact]
    public void Without_workers_nothing_is_confirmed() => Assert.Equal(0, Watermark(1, 7));

    [Theory]
    [InlineData("7", 7)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    [InlineData("seven", 0)]
    [InlineData("-7", 0)]
    [InlineData(" 7", 0)]
    [InlineData("7.0", 0)]
    [InlineData("99999999999999999999", 0)]
    public void An_echo_that_is_no_number_counts_as_nothing(string? echo, long applied) =>
        Assert.Equal(applied, WatermarkQuorum.ParseEcho(echo).Value);

    [Fact]
    public void The_quorum_is_the_smallest_number_of_workers_that_reaches_the_share() =>
        Gen.Select(Gen.Int[1, 100], Gen.Int[1, 300]).Sample(
            (percent, workers) =>
            {
                var size = WatermarkQuorum.Size(percent, workers);
                Assert.InRange(size, 1, workers);
                Assert.True(size * 100 >= percent * workers);
                Assert.True(size == 1 || (size - 1) * 100 < percent * workers);
            },
            iter: 5_000);

    [Fact]
    public void The_watermark_is_the_highest_id_that_a_quorum_has_applied() =>
        Gen.Select(Gen.Int[1, 100], Gen.Long[0, 9].Array[1, 12]).Sample(
            (percent, applied) =>
            {
                var size = WatermarkQuorum.Size(percent, applied.Length);
                var watermark = Watermark(percent, 9, applied);
                Assert.True(applied.Count(id => id >= watermark) >= size);
                Assert.True(applied.Count(id => id > watermark) < size);
            },
            iter: 5_000);

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void A_share_outside_0_to_100_is_refused(int percent)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Watermark(percent, 7, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => WatermarkQuorum.Size(percent, 3));
    }

    private static long Watermark(int percent, long newest, params long[] applied) =>
        WatermarkQuorum.Watermark(percent, [.. applied.Select(id => new WorkerAssignmentId(id))], new WorkerAssignmentId(newest)).Value;
}
