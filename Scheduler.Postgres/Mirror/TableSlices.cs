using Npgsql;
using Scheduler.Postgres.Sessions;

namespace Scheduler.Postgres.Mirror;

/// <summary>Reads a table in order of its key, a bounded number of rows at a time: no statement answers with a whole table, however large it has grown.</summary>
/// <param name="sql">Reads rows above a key; its last parameter is the most rows, those before it are the key.</param>
/// <param name="keyColumns">Positions of the key in a row; one or two whole numbers.</param>
/// <param name="take">Takes a row.</param>
/// <param name="mostRows">Most rows of a slice.</param>
internal sealed class TableSlices(string sql, int[] keyColumns, Action<NpgsqlDataReader> take, int mostRows)
{
    private readonly long[] _latest = Array.ConvertAll(keyColumns, static _ => long.MinValue);
    private int _rows;

    /// <summary>Begins above a key instead of at the beginning.</summary>
    public TableSlices Above(long key)
    {
        _latest[0] = key;
        return this;
    }

    /// <summary>Whether the slice that was read last is full, so that more rows may follow.</summary>
    public bool IsFull => _rows == mostRows;

    /// <summary>Reads the next slice.</summary>
    public BatchQuery Next()
    {
        _rows = 0;
        return new BatchQuery(sql, Take, [.. _latest.Cast<object>(), mostRows]);
    }

    private void Take(NpgsqlDataReader reader)
    {
        take(reader);
        for (var i = 0; i < keyColumns.Length; i++)
        {
            _latest[i] = Convert.ToInt64(reader.GetValue(keyColumns[i]), System.Globalization.CultureInfo.InvariantCulture);
        }

        _rows++;
    }
}
