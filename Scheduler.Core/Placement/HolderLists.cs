namespace Scheduler.Core.Placement;

/// <summary>
/// A list of worker positions per chunk in compressed sparse rows: row i is
/// <c>Positions[Offsets[i] .. Offsets[i + 1]]</c>. No object per chunk.
/// </summary>
public sealed class HolderLists
{
    /// <summary>Takes ownership of the two arrays.</summary>
    /// <param name="offsets">Start of each row and, last, the end of the last one; starts with 0 and never falls.</param>
    /// <param name="positions">Worker positions, row after row.</param>
    /// <exception cref="InvariantViolatedException">The arrays do not fit each other.</exception>
    public HolderLists(int[] offsets, ushort[] positions)
    {
        Invariant.Require(offsets.Length > 0 && offsets[0] == 0, "rows must start at 0");
        Invariant.Require(offsets[^1] <= positions.Length, "the last row must end within the positions");
        Offsets = offsets;
        Positions = positions;
    }

    /// <summary>Start of each row and, last, the end of the last one.</summary>
    public int[] Offsets { get; }

    /// <summary>Worker positions, row after row.</summary>
    public ushort[] Positions { get; }

    /// <summary>Number of rows.</summary>
    public int Count => Offsets.Length - 1;

    /// <summary>Number of copies in all rows.</summary>
    public int TotalCopies => Offsets[^1];

    /// <summary>One row.</summary>
    public ReadOnlySpan<ushort> this[int row] => Positions.AsSpan(Offsets[row], Offsets[row + 1] - Offsets[row]);

    /// <summary>Whether both lists name the same workers in the same order, row by row.</summary>
    public bool HasSameRows(HolderLists other) =>
        ReferenceEquals(this, other)
        || (Offsets.AsSpan().SequenceEqual(other.Offsets) && Positions.AsSpan(0, TotalCopies).SequenceEqual(other.Positions.AsSpan(0, other.TotalCopies)));

    /// <summary>Lists without any holder.</summary>
    /// <param name="count">Number of rows.</param>
    public static HolderLists Empty(int count) => new(new int[count + 1], []);

    /// <summary>Builds lists from rows.</summary>
    public static HolderLists FromRows(IReadOnlyList<IReadOnlyList<ushort>> rows)
    {
        var offsets = new int[rows.Count + 1];
        for (var i = 0; i < rows.Count; i++)
        {
            offsets[i + 1] = offsets[i] + rows[i].Count;
        }

        var positions = new ushort[offsets[^1]];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var j = 0; j < rows[i].Count; j++)
            {
                positions[offsets[i] + j] = rows[i][j];
            }
        }

        return new HolderLists(offsets, positions);
    }
}
