namespace Scheduler.Core.Placement;

/// <summary>
/// Takes copies out of the goal where it would overfill a worker, as after a cut of the capacity: copies beyond their
/// targets first, then bonus copies, then floor copies, which are seated elsewhere afterwards.
/// </summary>
internal static class OverfullRelief
{
    /// <summary>Relieves all workers.</summary>
    public static void Run(StickyState state)
    {
        for (var worker = 0; worker < state.WorkerCount; worker++)
        {
            if (state.GoalBytes[worker] > state.CapacityBytes)
            {
                Relieve(state, worker);
            }
        }
    }

    private static void Relieve(StickyState state, int worker)
    {
        var copies = state.GoalByWorker[worker].FindAll(chunk => state.Goal.Contains(chunk, worker) && state.SizesBytes[chunk] > 0);
        copies.Sort((left, right) =>
        {
            var byRank = Rank(state, right).CompareTo(Rank(state, left));
            var bySize = state.SizesBytes[right].CompareTo(state.SizesBytes[left]);
            return byRank != 0 ? byRank : bySize != 0 ? bySize : left.CompareTo(right);
        });
        foreach (var chunk in copies)
        {
            if (state.GoalBytes[worker] > state.CapacityBytes)
            {
                state.Remove(chunk, worker);
            }
        }
    }

    private static int Rank(StickyState state, int chunk) =>
        state.Goal.CountOf(chunk) > state.Targets[chunk] ? 2 : state.Goal.CountOf(chunk) > state.Floor ? 1 : 0;
}
