namespace Scheduler.Core.Placement;

/// <summary>What is to be packed: copies of some chunks into the room of workers.</summary>
/// <param name="Order">The chunks in the order in which they are seated.</param>
/// <param name="Copies">By position in that order, copies to be seated.</param>
/// <param name="FreeBytes">By worker, room for them.</param>
/// <param name="MayBeOn">Whether a copy of a chunk may go to a worker.</param>
/// <param name="MostSteps">Steps before it counts as impossible.</param>
internal sealed record PackingQuestion(int[] Order, int[] Copies, long[] FreeBytes, Func<int, int, bool> MayBeOn, int MostSteps)
{
    /// <summary>Whether the chunk has copies in the goal that may give way.</summary>
    public static bool HasExcess(StickyState state, int chunk) => state.Goal.CountOf(chunk) > state.Floor;

    /// <summary>All floors on an empty fleet.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="order">All chunks in the order in which they are seated.</param>
    public static PackingQuestion AllFloors(StickyState state, int[] order) =>
        new(order, [.. order.Select(chunk => state.Needs[chunk])], state.EmptyDisks(), state.Eligibility.Allows, state.Limits.PackingSteps);

    /// <summary>What chunks lack to their floors, beside the copies of the goal, of which those beyond a floor may go.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="order">Those chunks in the order in which they are seated, and then chunks that may give up copies beyond their floors.</param>
    public static PackingQuestion BesideGoal(StickyState state, int[] order)
    {
        var freeBytes = Array.ConvertAll(state.GoalBytes, bytes => state.CapacityBytes - bytes);

        foreach (var chunk in order.Where(chunk => HasExcess(state, chunk)))
        {
            foreach (var worker in state.Goal[chunk])
            {
                freeBytes[worker] += state.SizesBytes[chunk];
            }
        }

        return new(
            order,
            [.. order.Select(chunk => HasExcess(state, chunk) ? state.Needs[chunk] : state.Needs[chunk] - state.Goal.CountOf(chunk))],
            freeBytes,
            (chunk, worker) => HasExcess(state, chunk) ? state.Goal.Contains(chunk, worker) : state.MayTake(chunk, worker),
            state.Limits.PackingStepsBesideGoal);
    }

    /// <summary>
    /// What remains of the goal whatever is moved, and one more chunk with all that it needs, on empty disks. If that is
    /// impossible, no moves make room for the chunk.
    /// </summary>
    /// <param name="state">The plan.</param>
    /// <param name="newcomer">The chunk that lacks copies.</param>
    public static PackingQuestion WithOneMore(StickyState state, int newcomer)
    {
        int[] order = [.. Enumerable.Range(0, state.ChunkCount)
            .Where(chunk => chunk == newcomer || state.Goal.CountOf(chunk) > 0)
            .OrderByDescending(chunk => state.SizesBytes[chunk])];
        return new(
            order,
            [.. order.Select(chunk => chunk == newcomer ? state.Needs[chunk] : Math.Min(state.Floor, state.Goal.CountOf(chunk)))],
            state.EmptyDisks(),
            (chunk, worker) => state.Goal.Contains(chunk, worker) || state.MayTake(chunk, worker),
            state.Limits.PackingStepsBesideGoal);
    }
}
