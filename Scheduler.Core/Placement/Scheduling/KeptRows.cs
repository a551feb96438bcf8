using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>The chunks that a weight strategy kept, and the way from their rows back to the rows of the cycle. Where all were kept, columns are shared instead of copied.</summary>
internal sealed class KeptRows
{
    private readonly int[] _rows;
    private readonly int _total;

    /// <summary>Creates the selection.</summary>
    /// <param name="rows">Kept rows, strictly ascending.</param>
    /// <param name="total">Number of rows of the cycle.</param>
    public KeptRows(int[] rows, int total)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            Invariant.Require(rows[i] < total && (i == 0 ? rows[i] >= 0 : rows[i] > rows[i - 1]), "kept rows must ascend and exist");
        }

        _rows = rows;
        _total = total;
    }

    /// <summary>Number of kept rows.</summary>
    public int Count => _rows.Length;

    private bool IsEverything => _rows.Length == _total;

    /// <summary>The row of the cycle behind a kept row.</summary>
    public int ToCycle(int row) => _rows[row];

    /// <summary>The rows of the cycle that were not kept, ascending.</summary>
    public int[] LeftOut()
    {
        if (IsEverything)
        {
            return [];
        }

        var leftOut = new int[_total - _rows.Length];
        for (int row = 0, kept = 0; row < _total; row++)
        {
            if (kept < _rows.Length && _rows[kept] == row)
            {
                kept++;
            }
            else
            {
                leftOut[row - kept] = row;
            }
        }

        return leftOut;
    }

    /// <summary>The kept chunks as planners want them.</summary>
    public PlacementChunks Select(SchedulingChunks chunks, WeightedChunks weights) => new(
        chunks.DatasetNames,
        Select(chunks.Datasets),
        IsEverything ? chunks.Ids : Select(chunks.Ids),
        Select(chunks.SizesBytes),
        weights.Weights,
        weights.MinimumVersions,
        weights.Versions,
        Select(chunks.Visible))
    {
        Pks = Select(chunks.Pks),
    };

    /// <summary>The rows of kept chunks.</summary>
    public HolderLists Select(HolderLists lists)
    {
        if (IsEverything)
        {
            return lists;
        }

        var offsets = new int[_rows.Length + 1];
        for (var row = 0; row < _rows.Length; row++)
        {
            offsets[row + 1] = offsets[row] + lists[_rows[row]].Length;
        }

        var positions = new ushort[offsets[^1]];
        for (var row = 0; row < _rows.Length; row++)
        {
            lists[_rows[row]].CopyTo(positions.AsSpan(offsets[row]));
        }

        return new HolderLists(offsets, positions);
    }

    /// <summary>Offsets of a result over all rows of the cycle; rows that were not kept are empty.</summary>
    public int[] ExpandOffsets(int[] offsets)
    {
        if (IsEverything)
        {
            return offsets;
        }

        var expanded = new int[_total + 1];
        var kept = 0;
        for (var row = 0; row < _total; row++)
        {
            kept += kept < _rows.Length && _rows[kept] == row ? 1 : 0;
            expanded[row + 1] = offsets[kept];
        }

        return expanded;
    }

    private T[] Select<T>(T[] column) => IsEverything ? column : Array.ConvertAll(_rows, row => column[row]);

    private Utf8Column Select(Utf8Column texts)
    {
        var offsets = new int[_rows.Length + 1];
        for (var row = 0; row < _rows.Length; row++)
        {
            offsets[row + 1] = offsets[row] + texts[_rows[row]].Length;
        }

        var bytes = new byte[offsets[^1]];
        for (var row = 0; row < _rows.Length; row++)
        {
            texts[_rows[row]].CopyTo(bytes.AsSpan(offsets[row]));
        }

        return new Utf8Column(offsets, bytes);
    }
}
