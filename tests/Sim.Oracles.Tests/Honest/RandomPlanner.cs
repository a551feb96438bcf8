using CsCheck;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles.Tests;

/// <summary>Places at random, evicts at random and refuses at random: rules of the lifecycle must hold whatever a planner decides.</summary>
internal sealed class RandomPlanner(PCG random) : ISchedulingAlgorithm
{
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        if (random.Next(6) == 0)
        {
            return new ScheduleOutcome.Infeasible();
        }

        var rows = new List<IReadOnlyList<ushort>>();
        var evicted = new List<EvictedCopy>();
        for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
        {
            var isStable = random.Next(3) != 0;
            var row = new List<ushort>();
            for (ushort worker = 0; worker < input.Workers.Count; worker++)
            {
                var isCommitted = input.Committed[chunk].Contains(worker);
                if (isStable ? isCommitted || random.Next(12) == 0 : random.Next(3) == 0)
                {
                    row.Add(worker);
                }
                else if (input.Held[chunk].Contains(worker) && random.Next(8) == 0)
                {
                    evicted.Add(new EvictedCopy(chunk, worker));
                }
            }

            rows.Add(row);
        }

        return new ScheduleOutcome.Placed(HolderLists.FromRows(rows), new SortedTable<ushort, ushort>([], []), evicted);
    }
}
