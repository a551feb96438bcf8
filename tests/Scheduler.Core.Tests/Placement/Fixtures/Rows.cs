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

    /// <summary>The lists after a worker has left.</summary>
    public static HolderLists Without(HolderLists lists, ushort worker) =>
        HolderLists.FromRows([.. Of(lists).Select(row => (IReadOnlyList<ushort>)Array.FindAll(row, holder => holder != worker))]);

    /// <summary>The lists with rows for further chunks that nobody holds.</summary>
    public static HolderLists Appended(HolderLists lists, int count) =>
        HolderLists.FromRows([.. Of(lists), .. Enumerable.Repeat(Array.Empty<ushort>(), count)]);

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
