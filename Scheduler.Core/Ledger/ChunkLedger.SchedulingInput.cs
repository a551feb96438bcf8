using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    private ChunkRow[]? _schedulable;
    private SchedulingChunks? _schedulingChunks;
    private bool[]? _visibleFlags;
    private bool[]? _droppedFlags;

    /// <summary>What an algorithm may look at.</summary>
    public SchedulingInput BuildSchedulingInput()
    {
        using var phase = Phase(StoragePhases.MergeCurrentPlacement);
        _schedulable ??= CanonicalRows();
        _schedulingChunks ??= BuildColumns(_schedulable);
        _visibleFlags ??= Array.ConvertAll(_schedulable, static row => row.Lifecycle!.PortalVisible);
        _droppedFlags ??= FlagsOf(_schedulable, static row => row.Lifecycle!.AwaitsTombstone);
        var chunks = _schedulingChunks with { Visible = _visibleFlags, Dropped = _droppedFlags };
        return new SchedulingInput(
            chunks,
            _roster.Active,
            Positions(_schedulable, static row => row.Physical),
            Positions(_schedulable, static row => row.Ideal),
            Positions(_schedulable, static row => row.Lifecycle!.PortalVisible ? row.Routing : []));
    }

    /// <summary>The chunks that take part, in the one order that all backends share (rule DET-1).</summary>
    private ChunkRow[] CanonicalRows()
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

    /// <summary>Holders as positions among the active workers; departed holders are left out (rule 22.6).</summary>
    private HolderLists Positions(ChunkRow[] rows, Func<ChunkRow, WorkerPk[]> holdersOf)
    {
        var offsets = new int[rows.Length + 1];
        var positions = new ushort[rows.Sum(row => holdersOf(row).Length)];
        var count = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            foreach (var holder in holdersOf(rows[i]))
            {
                if (_roster.PositionOf(holder) is >= 0 and var position)
                {
                    positions[count++] = (ushort)position;
                }
            }

            offsets[i + 1] = count;
        }

        return new HolderLists(offsets, positions);
    }

    private void ForgetSchedulableSet()
    {
        _schedulable = null;
        _schedulingChunks = null;
        _visibleFlags = null;
        _droppedFlags = null;
    }
}
