using Sim.Engine.Texts;

namespace Sim.Engine.Tests.Texts;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("x\u001b[2J", @"x\u001b[2J")]
    [InlineData("a\nO-99 forged", @"a\u000aO-99 forged")]
    [InlineData("a\r\n\0b\u007f\u0085", @"a\u000d\u000a\u0000b\u007f\u0085")]
    [InlineData("\u202egnp\u2066\u2028", @"\u202egnp\u2066\u2028")]
    public void What_would_steer_a_terminal_is_shown(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public void Halves_of_surrogate_pairs_are_shown()
    {
        Assert.Equal(@"\ud83d", VisibleText.Of("\ud83d"));
        Assert.Equal(@"\ude00\ud83d", VisibleText.Of("\ude00\ud83d"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s3://sim-0/00042")]
    [InlineData("größe 数据 \ud83d\ude00 a\\u001b")]
    public void Everything_else_stays_as_it_is(string text) => Assert.Same(text, VisibleText.Of(text));
}
