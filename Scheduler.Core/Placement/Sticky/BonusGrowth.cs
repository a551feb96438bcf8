namespace Scheduler.Core.Placement;

/// <summary>Brings chunks from their floor to their target, as far as there is room: copies that still drain are taken back first, which costs nothing.</summary>
internal static class BonusGrowth
{
    /// <summary>Grows all chunks, those with a minimum version first, because fewer workers can take them.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="candidates">Finds workers for new copies.</param>
    /// <param name="placement">A chunk whose floor waits for room does not grow.</param>
    public static void Run(StickyState state, CandidateWorkers candidates, FreshPlacement placement)
    {
        for (var chunk = 0; state.Input.Chunks.Versions.Length > 0 && chunk < state.ChunkCount; chunk++)
        {
            if (state.Eligibility.IsRestricted(chunk))
            {
                Grow(state, candidates, placement, chunk);
            }
        }

        for (var chunk = 0; chunk < state.ChunkCount; chunk++)
        {
            if (!state.Eligibility.IsRestricted(chunk))
            {
                Grow(state, candidates, placement, chunk);
            }
        }
    }

    private static void Grow(StickyState state, CandidateWorkers candidates, FreshPlacement placement, int chunk)
    {
        if (state.Goal.CountOf(chunk) >= state.Targets[chunk] || placement.IsWaiting(chunk))
        {
            return;
        }

        while (state.Goal.CountOf(chunk) < state.Targets[chunk] && candidates.FindDraining(chunk) is var drain and >= 0)
        {
            state.Add(chunk, drain);
        }

        while (state.Goal.CountOf(chunk) < state.Targets[chunk] && candidates.Find(chunk, needsDisk: true) is var worker and >= 0)
        {
            state.Add(chunk, worker);
            state.Fetch(chunk, worker);
        }
    }
}
