using Sim.Reshuffle.Shapes;

namespace Sim.Reshuffle.Tests.Shapes;

/// <summary>Goal: ingestion shapes count as written down.</summary>
public sealed class ShapeCases
{
    [Theory]
    [InlineData("triangle:peak=100,center=5", 10, "1=0 3=50 5=100 10=0")]
    [InlineData("triangle:peak=100,center=1", 4, "1=100 2=67 4=0")]
    [InlineData("bursts:size=10,every=3,until=6", 10, "2=0 3=10 6=10 9=0")]
    [InlineData("bursts:size=10,every=3,base=2", 10, "2=2 3=10 9=10")]
    [InlineData("pulse:size=500,at=5", 10, "4=0 5=500 6=0")]
    [InlineData("pulse:size=500,at=5,width=2,base=7", 10, "4=7 5=500 6=500 7=7")]
    [InlineData("ramp:from=0,to=100", 11, "1=0 6=50 11=100")]
    [InlineData("ramp:from=0,to=100", 1, "1=100")]
    [InlineData("points:1=0,5=100,9=0", 10, "3=50 7=50 10=0")]
    [InlineData("points:9=0,1=0,5=100", 10, "3=50 7=50")]
    [InlineData("points:4=8", 10, "1=8 4=8 9=8")]
    [InlineData("gaussian:peak=100,sigma=1,center=5", 10, "5=100 4=61 6=61 1=0")]
    [InlineData("constant:n=3", 10, "1=3 10=3")]
    [InlineData("ramp:from=0,to=1", 3, "1=0 2=1 3=1")]
    public void A_shape_gives_the_counts_that_its_formula_says(string spec, int steps, string expected)
    {
        var shape = ShapeParser.Parse(spec, steps);
        foreach (var pair in expected.Split(' ').Select(pair => pair.Split('=')))
        {
            Assert.Equal((pair[0], pair[1]), (pair[0], FormattableString.Invariant($"{shape.At(int.Parse(pair[0], System.Globalization.CultureInfo.InvariantCulture))}")));
        }
    }

    [Fact]
    public void Without_parameters_peaks_stand_in_the_middle()
    {
        Assert.Equal(1000, ShapeParser.Parse("triangle", 10).At(5));
        Assert.Equal(1000, ShapeParser.Parse("gaussian", 10).At(5));
        Assert.Equal([0, 10_000, 0], new[] { 4, 5, 6 }.Select(ShapeParser.Parse("pulse", 10).At));
        Assert.Equal([0, 10_000, 10_000], new[] { 4, 5, 10 }.Select(ShapeParser.Parse("bursts", 10).At));
        Assert.Equal(1000, ShapeParser.Parse("constant", 10).At(7));
        Assert.Equal([0, 1000], new[] { 1, 10 }.Select(ShapeParser.Parse("ramp", 10).At));
    }

    [Theory]
    [InlineData("spiral:n=1", "spiral")]
    [InlineData("", "known are")]
    [InlineData("points", "no points")]
    [InlineData("points:", "no points")]
    [InlineData("points:0=1", "0")]
    [InlineData("points:1=1,1=2", "twice")]
    [InlineData("gaussian:sigma=0", "sigma=0")]
    [InlineData("gaussian:sigma=-1", "sigma=-1")]
    [InlineData("pulse:width=0", "width=0")]
    [InlineData("bursts:every=0", "every=0")]
    [InlineData("constant:n", "name=value")]
    [InlineData("constant:n=x", "n=x")]
    [InlineData("constant:n=-1", "n=-1")]
    [InlineData("constant:n=1,n=2", "twice")]
    [InlineData("constant:m=1", "'m'")]
    [InlineData("triangle:center=0", "center=0")]
    public void A_malformed_shape_is_refused_with_its_value(string spec, string mention) =>
        Assert.Contains(mention, Assert.Throws<ShapeException>(() => ShapeParser.Parse(spec, 10)).Message, StringComparison.Ordinal);
}
