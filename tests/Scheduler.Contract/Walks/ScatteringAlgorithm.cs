using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Contract.Walks;

/// <summary>
/// Places and evicts with no sense at all, but reproducibly: whether a worker holds a chunk is a hash of both and of a
/// salt. Storage must keep its promises under any plan.
/// </summary>
public sealed class ScatteringAlgorithm(int salt) : ISchedulingAlgorithm
{
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        if (salt % 5 == 0)
        {
            return new ScheduleOutcome.Infeasible();
        }

        var rows = new List<IReadOnlyList<ushort>>();
        var evicted = new List<EvictedCopy>();
        for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
        {
            var row = new List<ushort>();
            for (var worker = input.Workers.Count - 1; worker >= 0; worker--)
            {
                if (Draw(input, chunk, worker) % 3 == 0)
                {
                    row.Add((ushort)worker);
                }
                else if (Draw(input, chunk, worker) % 7 == 1 && input.Held[chunk].Contains((ushort)worker))
                {
                    evicted.Add(new EvictedCopy(chunk, worker));
                }
            }

            rows.Add(row);
        }

        return new ScheduleOutcome.Placed(HolderLists.FromRows(rows), new SortedTable<ushort, ushort>([], []), evicted)
        {
            Waiting = [.. Enumerable.Range(0, rows.Count).Where(chunk => rows[chunk].Count == 0).Select(chunk => new WaitingRow(chunk, ReasonOf(chunk)))],
        };
    }

    private WaitingReason ReasonOf(int chunk) => WaitingReasonNames.All[(salt + chunk) % WaitingReasonNames.All.Count];

    private uint Draw(SchedulingInput input, int chunk, int worker)
    {
        // Plans should resemble each other from cycle to cycle, so the salt changes only some decisions.
        var sticky = (uint)((input.Chunks.Pks[chunk].Value * 7919) + (input.Workers.Pks[worker].Value * 104729));
        return Mix(Mix(sticky) % 2 == 0 ? sticky : sticky + (uint)salt);
    }

    private static uint Mix(uint value)
    {
        value = (value ^ (value >> 16)) * 0x7feb352d;
        value = (value ^ (value >> 15)) * 0x846ca68b;
        return value ^ (value >> 16);
    }
}
