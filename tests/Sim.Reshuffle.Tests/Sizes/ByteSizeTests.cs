using Sim.Reshuffle.Sizes;

namespace Sim.Reshuffle.Tests.Sizes;

/// <summary>Goal: amounts of bytes are read and written as people mean them.</summary>
public sealed class ByteSizeTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("1048576", 1_048_576)]
    [InlineData("256MiB", 268_435_456)]
    [InlineData("1.5 KiB", 1_536)]
    [InlineData("600GB", 600_000_000_000)]
    [InlineData("3B", 3)]
    [InlineData("9223372036854775807", long.MaxValue)]
    public void An_amount_is_read(string text, long bytes)
    {
        Assert.True(ByteSize.TryParse(text, out var read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MiB")]
    [InlineData("-1")]
    [InlineData("1,5MiB")]
    [InlineData("1Mib")]
    [InlineData("1e9")]
    [InlineData("9223372036854775808")]
    [InlineData("9000000PiB")]
    public void Anything_else_is_not(string text) => Assert.False(ByteSize.TryParse(text, out _));

    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1536, "1.50 KiB")]
    [InlineData(589_505_315_635, "549 GiB")]
    [InlineData(-1_048_576, "-1.00 MiB")]
    public void An_amount_is_written(long bytes, string text) => Assert.Equal(text, ByteSize.Format(bytes));
}
