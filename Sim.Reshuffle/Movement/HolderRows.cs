namespace Sim.Reshuffle.Movement;

/// <summary>Set operations on rows of holders, which ascend.</summary>
internal static class HolderRows
{
    /// <summary>The holders of one row that are not in another.</summary>
    /// <param name="row">The row.</param>
    /// <param name="other">The other one.</param>
    /// <param name="difference">Where they go; at least as long as the row.</param>
    /// <returns>How many they are.</returns>
    public static int Except(ReadOnlySpan<ushort> row, ReadOnlySpan<ushort> other, Span<ushort> difference)
    {
        int count = 0, j = 0;
        foreach (var holder in row)
        {
            while (j < other.Length && other[j] < holder)
            {
                j++;
            }

            if (j == other.Length || other[j] != holder)
            {
                difference[count++] = holder;
            }
        }

        return count;
    }

    /// <summary>How many holders of one row are not in another.</summary>
    public static int CountExcept(ReadOnlySpan<ushort> row, ReadOnlySpan<ushort> other)
    {
        int count = 0, j = 0;
        foreach (var holder in row)
        {
            while (j < other.Length && other[j] < holder)
            {
                j++;
            }

            count += j == other.Length || other[j] != holder ? 1 : 0;
        }

        return count;
    }
}
