using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Ledger;

/// <summary>The chunks that take part in plans, by columns, kept from cycle to cycle as long as nothing of them changes.</summary>
internal sealed class SchedulableChunks
{
    private readonly ChunkTable _chunks;
    private readonly Derived<ChunkRow[]> _rows;
    private readonly Derived<SchedulingChunks> _columns;
    private readonly Derived<bool[]> _visible;
    private readonly Derived<bool[]> _dropped;

    public SchedulableChunks(ChunkTable chunks, LifecycleTable lifecycles)
    {
        _chunks = chunks;
        _rows = new(FindRows, lifecycles.Servable);
        _columns = new(() => BuildColumns(Rows), lifecycles.Servable);
        _visible = new(() => Array.ConvertAll(Rows, static row => row.Lifecycle!.PortalVisible), lifecycles.Servable, lifecycles.Visible);
        _dropped = new(() => FlagsOf(Rows, static row => row.Lifecycle!.AwaitsTombstone), lifecycles.Servable, lifecycles.Dropped);
    }

    /// <summary>They, in the one order that all backends share (rule DET-1).</summary>
    public ChunkRow[] Rows => _rows.Value;

    /// <summary>What a plan may know of them.</summary>
    public SchedulingChunks Columns => _columns.Value with { Visible = _visible.Value, Dropped = _dropped.Value };

    private ChunkRow[] FindRows()
    {
        var rows = _chunks.FindAll(static row => row.Lifecycle is { WorkerServable: true }).ToArray();
        Array.Sort(rows, static (left, right) =>
        {
            var byDataset = left.Dataset.Rank.CompareTo(right.Dataset.Rank);
            if (byDataset != 0)
            {
                return byDataset;
            }

            var byStart = left.Chunk.Blocks.First.CompareTo(right.Chunk.Blocks.First);
            return byStart != 0 ? byStart : left.Pk.CompareTo(right.Pk);
        });
        return rows;
    }

    /// <summary>A column of flags; empty if none is set.</summary>
    private static bool[] FlagsOf(ChunkRow[] rows, Predicate<ChunkRow> isSet) => Array.Exists(rows, isSet) ? Array.ConvertAll(rows, row => isSet(row)) : [];

    private static SchedulingChunks BuildColumns(ChunkRow[] rows)
    {
        var names = new List<string>();
        var datasets = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if (i == 0 || rows[i].Dataset != rows[i - 1].Dataset)
            {
                names.Add(rows[i].Dataset.Name);
            }

            datasets[i] = names.Count - 1;
        }

        return new SchedulingChunks(
            Array.ConvertAll(rows, static row => row.Pk),
            [.. names],
            datasets,
            Utf8Column.FromStrings(Array.ConvertAll(rows, static row => row.Chunk.Id)),
            Array.ConvertAll(rows, static row => row.Chunk.SizeBytes),
            Array.ConvertAll(rows, static row => row.Chunk.Blocks.First),
            Array.ConvertAll(rows, static row => row.Chunk.Blocks.Last),
            Visible: []);
    }
}
