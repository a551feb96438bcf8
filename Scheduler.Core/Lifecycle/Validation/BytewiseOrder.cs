namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Orders texts by their UTF-8 bytes, as a database with the C collation does. UTF-16 code units give the same order except
/// that surrogates, which stand for the highest code points, sort below U+E000..U+FFFF.
/// </summary>
public sealed class BytewiseOrder : IComparer<string>
{
    private BytewiseOrder()
    {
    }

    /// <summary>The order.</summary>
    public static BytewiseOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        var common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length)
        {
            return x.Length.CompareTo(y.Length);
        }

        return Weight(x[common]).CompareTo(Weight(y[common]));
    }

    private static int Weight(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
