using Sim.Reshuffle.Report.Charts;

namespace Sim.Reshuffle.Tests.Report;

/// <summary>Goal: axes end above the highest value, at a round number, with few marks.</summary>
public sealed class ChartScaleTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 7, 8)]
    [InlineData(0, 199, 200)]
    [InlineData(0, 200, 200)]
    [InlineData(0, 201, 300)]
    [InlineData(1, 5L << 40, 6L << 40)]
    [InlineData(1, 1_500, 1_536)]
    [InlineData(2, 0.97, 1)]
    [InlineData(3, 60_000, 60_000)]
    public void An_axis_ends_at_a_round_number(int unit, double highest, double top)
    {
        var scale = new ChartScale((ChartUnit)unit, highest);

        Assert.Equal(top, scale.Top, 6);
        Assert.InRange(scale.Ticks.Count, 2, 7);
        Assert.Equal(0, scale.Ticks[0]);
    }

    [Fact]
    public void Values_are_written_in_their_unit()
    {
        Assert.Equal("1.50 TiB", new ChartScale(ChartUnit.Bytes, 1).Text(3L << 39));
        Assert.Equal("2 TiB", new ChartScale(ChartUnit.Bytes, 1).Mark(2L << 40));
        Assert.Equal("12.5 %", new ChartScale(ChartUnit.Share, 1).Text(0.125));
        Assert.Equal("1.5 s", new ChartScale(ChartUnit.Milliseconds, 1).Text(1_500));
        Assert.Equal("12,000", new ChartScale(ChartUnit.Count, 1).Text(12_000));
    }
}
