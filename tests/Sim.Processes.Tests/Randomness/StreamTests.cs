using Sim.Processes.Randomness;

namespace Sim.Processes.Tests.Randomness;

/// <summary>Goal: streams are reproducible, named, and can be mirrored. Method: frozen numbers, and streams side by side.</summary>
public sealed class StreamTests
{
    [Fact]
    public void The_numbers_of_a_stream_are_frozen()
    {
        var stream = new VariateStreams(new StreamSeed(42))["arrivals"];
        Assert.Equal(
            [0.74729105739967694, 0.41792448989853731, 0.47001086093173988],
            new[] { stream.NextUniform(), stream.NextUniform(), stream.NextUniform() });
    }

    [Fact]
    public void One_more_draw_in_one_stream_changes_no_other()
    {
        var (first, second) = (new VariateStreams(new StreamSeed(7)), new VariateStreams(new StreamSeed(7)));
        first["noise"].NextUniform();
        Assert.Equal(first["arrivals"].NextUniform(), second["arrivals"].NextUniform());
        Assert.NotEqual(first["arrivals"].NextUniform(), first["service"].NextUniform());
        Assert.Same(first["arrivals"], first["arrivals"]);
    }

    [Fact]
    public void An_antithetic_stream_brings_one_minus_the_number()
    {
        var seed = new StreamSeed(7);
        var (plain, mirrored) = (new VariateStreams(seed)["x"], new VariateStreams(seed.Antithetic())["x"]);
        for (var draw = 0; draw < 1_000; draw++)
        {
            Assert.Equal(1, plain.NextUniform() + mirrored.NextUniform());
        }

        Assert.Equal(seed, seed.Antithetic().Antithetic());
    }

    [Fact]
    public void Uniform_numbers_are_uniform()
    {
        var stream = new VariateStreams(new StreamSeed(1))["x"];
        var counts = new int[100];
        for (var draw = 0; draw < 100_000; draw++)
        {
            var value = stream.NextUniform();
            Assert.True(value is > 0 and < 1);
            counts[(int)(value * counts.Length)]++;
        }

        // Chi-square with 99 degrees of freedom: 148 is exceeded once in a thousand times.
        Assert.InRange(counts.Sum(static count => (count - 1_000.0) * (count - 1_000.0) / 1_000), 60, 148);
    }

    [Fact]
    public void Choices_are_made_from_the_same_numbers()
    {
        var stream = new VariateStreams(new StreamSeed(1))["x"];
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Count(_ => stream.Next(3) is >= 0 and < 3));
        Assert.InRange(Enumerable.Range(0, 10_000).Count(_ => stream.NextBoolean(0.3)), 2_850, 3_150);
        Assert.Throws<ArgumentOutOfRangeException>(() => stream.Next(0));
    }
}
