namespace Scheduler.Core.Placement;

/// <summary>Takes copies beyond a chunk's target out of the goal, each from the fullest of the chunk's workers, so that shedding evens the fleet out.</summary>
internal static class ExcessTrimming
{
    /// <summary>Trims copies that nobody holds yet, before anything is given up to make room for them.</summary>
    /// <param name="state">The plan.</param>
    public static void DropUnheld(StickyState state)
    {
        for (var chunk = 0; chunk < state.ChunkCount; chunk++)
        {
            if (state.IsChanged[chunk] && state.Goal.CountOf(chunk) > state.Targets[chunk])
            {
                foreach (var worker in state.GoalWorkers(chunk).Where(worker => !state.Holds(chunk, worker)).Take(state.Goal.CountOf(chunk) - state.Targets[chunk]))
                {
                    state.Remove(chunk, worker);
                }
            }
        }
    }

    /// <summary>Trims all chunks. After <see cref="DropUnheld"/> only held copies are beyond a target, so that no disk gets room back.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="placement">What waits for room is left alone.</param>
    public static void Run(StickyState state, FreshPlacement placement)
    {
        for (var chunk = 0; chunk < state.ChunkCount; chunk++)
        {
            while (state.Goal.CountOf(chunk) > state.Targets[chunk] && !placement.IsWaiting(chunk))
            {
                state.Remove(chunk, Fullest(state, chunk));
            }
        }
    }

    private static int Fullest(StickyState state, int chunk)
    {
        var workers = state.Goal[chunk];
        var fullest = workers[0];
        foreach (var worker in workers[1..])
        {
            var (bytes, most) = (state.GoalBytes[worker], state.GoalBytes[fullest]);
            fullest = bytes > most || (bytes == most && worker > fullest) ? worker : fullest;
        }

        return fullest;
    }
}
