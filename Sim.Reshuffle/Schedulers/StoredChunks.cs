using Scheduler.Core;
using Scheduler.Core.Lifecycle;

namespace Sim.Reshuffle.Schedulers;

/// <summary>Which row of the catalog a stored chunk is, and the other way.</summary>
internal sealed class StoredChunks
{
    private readonly List<int> _rowOfKey = [];
    private readonly List<ChunkPk> _keyOfRow = [];

    /// <summary>Enters the key of a row.</summary>
    public void Enter(int row, ChunkPk key)
    {
        Grow(_rowOfKey, (int)key.Value, -1);
        Grow(_keyOfRow, row, default);
        _rowOfKey[(int)key.Value] = row;
        _keyOfRow[row] = key;
    }

    /// <summary>Whether a row has a key.</summary>
    public bool IsStored(int row) => row < _keyOfRow.Count && _keyOfRow[row] != default;

    /// <summary>The row of a key.</summary>
    public int RowOf(ChunkPk key)
    {
        var row = key.Value < _rowOfKey.Count ? _rowOfKey[(int)key.Value] : -1;
        Invariant.Require(row >= 0, "every stored chunk is in the catalog");
        return row;
    }

    /// <summary>The key of a row.</summary>
    public ChunkPk KeyOf(int row) => _keyOfRow[row];

    private static void Grow<T>(List<T> list, int index, T filler)
    {
        while (list.Count <= index)
        {
            list.Add(filler);
        }
    }
}
