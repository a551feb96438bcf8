using Sim.Cli.Inputs;
using Sim.Engine.Simulations;

namespace Sim.Cli.Tests.Inputs;

/// <summary>Goal: a library that loops on damaged bytes costs some seconds and one line, and one that is only slow costs nothing.</summary>
public sealed class InputDecodingTests
{
    private static readonly InputFile Input = new("damaged.bin", []);

    [Fact]
    public async Task Decoding_without_an_end_is_given_up()
    {
        var isLooping = true;
        var refusal = await Assert.ThrowsAsync<UsageException>(() => InputDecoding.WithinAsync(
            Input,
            TimeSpan.FromSeconds(0.2),
            _ =>
            {
                while (Volatile.Read(ref isLooping))
                {
                }

                return Task.FromResult(1);
            },
            default));
        Volatile.Write(ref isLooping, false);

        Assert.StartsWith("damaged.bin: ", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decoding_that_ends_gives_its_result_or_its_refusal()
    {
        Assert.Equal(7, await InputDecoding.WithinAsync(Input, TimeSpan.FromSeconds(60), _ => Task.FromResult(7), default));
        await Assert.ThrowsAsync<FormatException>(() => InputDecoding.WithinAsync<int>(Input, TimeSpan.FromSeconds(60), _ => throw new FormatException(), default));
    }

    [Fact]
    public void A_larger_input_may_take_longer() => Assert.True(InputDecoding.TimeFor(64 << 20) > TimeSpan.FromMinutes(4));
}
