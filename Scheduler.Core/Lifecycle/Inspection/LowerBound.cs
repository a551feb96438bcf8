namespace Scheduler.Core.Lifecycle;

/// <summary>Binary search in rows that are in order.</summary>
internal static class LowerBound
{
    /// <summary>The first position whose row does not come before a key; the number of rows if all do.</summary>
    /// <param name="rows">Rows; those that come before the key in front.</param>
    /// <param name="key">The key.</param>
    /// <param name="isBefore">Whether a row comes before the key.</param>
    public static int Of<TRow, TKey>(IReadOnlyList<TRow> rows, TKey key, Func<TRow, TKey, bool> isBefore)
    {
        int low = 0, high = rows.Count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = isBefore(rows[middle], key) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
