using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using CsCheck;
using Sim.Engine.Shapes;

namespace Sim.Engine.Tests.Shapes;

/// <summary>Goal: what is simpler than a value follows from its shape, and shrinking by it ends. Method: single values, and random ones driven to their ends.</summary>
public sealed class ShapeSimplifierTests
{
    private enum Colour
    {
        Red,
        Green,
        Blue,
    }

    private sealed record Inner(bool IsOn, string Name);

    private sealed record Thing([property: Range(2, 50)] int Bounded, long Free, ImmutableArray<int> Numbers, Inner Inner, Colour Colour, int? Maybe);

    private readonly record struct Point(int X, int Y);

    [Theory]
    [InlineData(10, new[] { 0, 5, 8, 9 })]
    [InlineData(-3, new[] { 0, -2 })]
    [InlineData(1, new[] { 0 })]
    [InlineData(0, new int[0])]
    public void Whole_numbers_go_towards_0_as_by_bisection(int value, int[] simpler)
    {
        Assert.Equal(simpler, Simpler(value));
    }

    [Fact]
    public void Numbers_stay_within_their_range_and_go_towards_its_least()
    {
        var shape = new Thing(6, 0, [], new Inner(false, ""), Colour.Red, null);

        Assert.Equal([2, 4, 5], Simpler(shape).Select(thing => thing.Bounded));
    }

    [Fact]
    public void Records_get_simpler_member_by_member()
    {
        var thing = new Thing(2, 0, [], new Inner(true, ""), Colour.Blue, 0);

        Assert.Equal(
            [thing with { Inner = new Inner(false, "") }, thing with { Colour = Colour.Red }, thing with { Colour = Colour.Green }, thing with { Maybe = null }],
            Simpler(thing));
        Assert.Equal([new Point(0, 1), new Point(1, 0)], Simpler(new Point(1, 1)));
    }

    [Fact]
    public void Lists_of_every_usual_type_get_shorter_first()
    {
        Assert.Equal(["", "7", "8", "7", "0 8", "4 8", "6 8"], Simpler(ImmutableArray.Create(7, 8)).Take(7).Select(numbers => Text(numbers)));
        Assert.Equal(["", "7"], Simpler(new[] { 7, 8 }).Take(2).Select(numbers => Text(numbers)));
        Assert.Equal(["", "7"], Simpler(new List<int> { 7, 8 }).Take(2).Select(numbers => Text(numbers)));
    }

    [Theory]
    [InlineData(2.5, new[] { 0.0, 2.0 })]
    [InlineData(double.PositiveInfinity, new[] { 0.0 })]
    [InlineData(double.NaN, new[] { 0.0 })]
    public void Fractions_become_whole_before_they_get_less(double value, double[] simpler)
    {
        Assert.Equal(simpler, Simpler(value));
    }

    [Fact]
    public void Going_to_simpler_values_always_ends()
    {
        Gen.Select(Gen.Int[2, 50], Gen.Long, Gen.Int.Array[0, 4], Gen.Bool, Gen.String[0, 5]).Sample(
            (bounded, free, numbers, isOn, name) =>
            {
                var thing = new Thing(bounded, free, [.. numbers], new Inner(isOn, name), Colour.Blue, bounded);
                var steps = 0;
                while (Simpler(thing).LastOrDefault() is { } next)
                {
                    thing = next;
                    Assert.True(++steps < 1_000_000);
                    if (steps % 7 == 0)
                    {
                        thing = Simpler(thing).FirstOrDefault() ?? thing;
                    }
                }

                Assert.Equal(2, thing.Bounded);
                Assert.Empty(thing.Numbers);
            },
            iter: 20,
            seed: "0000000000001");
    }

    private static string Text(IEnumerable<int> numbers) => string.Join(' ', numbers);

    private static IEnumerable<T> Simpler<T>(T value) =>
        new ShapeSimplifier(new ShapeCatalog(), new Dictionary<Type, Func<object, IEnumerable<object>>>())
            .Simpler(value, typeof(T), ShapeBounds.None).Select(simpler => (T)simpler!);
}
