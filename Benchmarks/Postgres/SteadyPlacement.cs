using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Benchmarks.Postgres;

/// <summary>Leaves every copy where it is and fills up, so that a cycle takes the time of the storage and hardly any of a planner.</summary>
/// <param name="mostCopies">Copies of each chunk, or one on each worker if there are fewer.</param>
internal sealed class SteadyPlacement(int mostCopies) : ISchedulingAlgorithm
{
    private readonly SortedTable<ushort, ushort> _replication = new([1], [(ushort)mostCopies]);

    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        var copies = Math.Min(mostCopies, input.Workers.Count);
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

        return new ScheduleOutcome.Placed(new HolderLists(offsets, positions), _replication, []);
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
