using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Ledger;

public sealed partial class ChunkLedger
{
    /// <summary>What an algorithm may look at.</summary>
    internal SchedulingInput BuildSchedulingInput()
    {
        using var phase = Phase(StoragePhases.MergeCurrentPlacement);
        var rows = _schedulable.Rows;
        return new SchedulingInput(
            _schedulable.Columns,
            _roster.Active,
            Positions(rows, static row => row.Physical),
            Positions(rows, static row => row.Ideal),
            Positions(rows, static row => row.Lifecycle!.PortalVisible ? row.Routing : []));
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
}
