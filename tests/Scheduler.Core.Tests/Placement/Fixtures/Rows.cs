using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Holder lists as jagged arrays, which tests compare and print more easily.</summary>
internal static class Rows
{
    public static ushort[][] Of(HolderLists lists)
    {
        var rows = new ushort[lists.Count][];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = lists[row].ToArray();
        }

        return rows;
    }

    public static ushort[][] Sorted(HolderLists lists)
    {
        var rows = Of(lists);
        foreach (var row in rows)
        {
            Array.Sort(row);
        }

        return rows;
    }

    /// <summary>Compares row by row, so that a difference names its chunk.</summary>
    public static void AssertEqual(ushort[][] expected, ushort[][] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var row = 0; row < expected.Length; row++)
        {
            Assert.True(
                expected[row].AsSpan().SequenceEqual(actual[row]),
                $"chunk {row}: expected [{string.Join(",", expected[row])}], got [{string.Join(",", actual[row])}]");
        }
    }
}
