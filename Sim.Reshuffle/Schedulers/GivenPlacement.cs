using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Reshuffle.Schedulers;

/// <summary>An algorithm that lets everybody hold what a file says, so that a storage starts from a placement of somebody else's.</summary>
/// <param name="holders">Holders by row of the catalog.</param>
/// <param name="rowOf">The row of a chunk.</param>
internal sealed class GivenPlacement(HolderLists holders, Func<ChunkPk, int> rowOf) : ISchedulingAlgorithm
{
    /// <inheritdoc/>
    public ScheduleOutcome Schedule(SchedulingInput input)
    {
        var offsets = new int[input.Chunks.Count + 1];
        for (var i = 0; i < input.Chunks.Count; i++)
        {
            offsets[i + 1] = offsets[i] + holders[rowOf(input.Chunks.Pks[i])].Length;
        }

        var positions = new ushort[offsets[^1]];
        for (var i = 0; i < input.Chunks.Count; i++)
        {
            holders[rowOf(input.Chunks.Pks[i])].CopyTo(positions.AsSpan(offsets[i]));
        }

        return new ScheduleOutcome.Placed(new HolderLists(offsets, positions), PlannedStep.NoClasses, []);
    }
}
