using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Benchmarks.Postgres;

/// <summary>Leaves every copy where it is and fills up to three, so that a cycle takes the time of the storage and hardly any of a planner.</summary>
internal sealed class SteadyPlacement : ISchedulingAlgorithm
{
    private const int Copies = 3;

    private static readonly SortedTable<ushort, ushort> Replication = new([1], [Copies]);

    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        var copies = Math.Min(Copies, input.Workers.Count);
        var offsets = new int[input.Chunks.Count + 1];
        var positions = new ushort[input.Chunks.Count * copies];
        for (var row = 0; row < input.Chunks.Count; row++)
        {
            var holders = positions.AsSpan(offsets[row], copies);
            var kept = input.Committed[row];
            kept = kept[..Math.Min(kept.Length, copies)];
            kept.CopyTo(holders);
            Fill(holders, kept.Length, input.Chunks.Pks[row].Value, input.Workers.Count);
            holders.Sort();
            offsets[row + 1] = offsets[row] + copies;
        }

        return new ScheduleOutcome.Placed(new HolderLists(offsets, positions), Replication, []);
    }

    private static void Fill(Span<ushort> holders, int count, long start, int workers)
    {
        for (var candidate = start; count < holders.Length; candidate++)
        {
            var worker = (ushort)(candidate % workers);
            if (!holders[..count].Contains(worker))
            {
                holders[count++] = worker;
            }
        }
    }
}
