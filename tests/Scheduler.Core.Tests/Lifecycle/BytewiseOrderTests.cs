using System.Text;
using CsCheck;
using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Tests.Lifecycle;

public sealed class BytewiseOrderTests
{
    private static readonly string[] Letters = ["a", "Z", "\u00e9", "\uD7FF", "\uE000", "\uFFFD", "\U00010000", "\U0001F600"];
    private static readonly Gen<string> Texts = Gen.Int[0, 7].Array[0, 5].Select(picks => string.Concat(picks.Select(pick => Letters[pick])));

    [Fact]
    public void Texts_compare_as_their_UTF8_bytes_do() =>
        Gen.Select(Texts, Texts).Sample(
            (left, right) =>
            {
                var expected = Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
                Assert.Equal(Math.Sign(expected), Math.Sign(BytewiseOrder.Instance.Compare(left, right)));
            },
            iter: 5_000);

    [Fact]
    public void Null_comes_first()
    {
        Assert.True(BytewiseOrder.Instance.Compare(null, "") < 0);
        Assert.True(BytewiseOrder.Instance.Compare("", null) > 0);
        Assert.Equal(0, BytewiseOrder.Instance.Compare(null, null));
    }

    [Fact]
    public void A_text_that_no_database_stores_is_refused()
    {
        foreach (var text in new[] { "\0", "a\uD800b", "\uDC00", "a\uD800" })
        {
            Assert.Throws<RefusedValueException>(() => StorableText.Require(text, "the text"));
        }
    }

    [Fact]
    public void Any_other_text_can_be_stored() => Texts.Sample(text => StorableText.Require(text, "the text"), iter: 500);
}
