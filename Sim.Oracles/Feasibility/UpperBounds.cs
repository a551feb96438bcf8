namespace Sim.Oracles.Feasibility;

/// <summary>Proofs that a demand must be refused. Each forgets some constraints and shows that even so it does not fit.</summary>
public static class UpperBounds
{
    /// <summary>Why the demand must be refused, as a sentence; null if no bound proves it, which proves nothing.</summary>
    public static string? ImpossibilityOf(PackingProblem problem)
    {
        if (problem.ChunkCount == 0)
        {
            return null;
        }

        if (!problem.IsWithinBudget)
        {
            return Wording.Text($"the floors want {problem.DemandBytes} bytes and may claim {problem.BudgetBytes}");
        }

        return ImpossibilityIn(problem, null) ?? ImpossibilityOfRestricted(problem);
    }

    /// <summary>
    /// Sound, because chunks that may only be on workers of a set must all fit on that set, whatever else is there. The
    /// sets tried are those that some chunk is restricted to.
    /// </summary>
    private static string? ImpossibilityOfRestricted(PackingProblem problem)
    {
        for (var chunk = 0; problem.Eligible is not null && chunk < problem.ChunkCount; chunk++)
        {
            if (problem.Eligible[chunk] is { } allowed && ImpossibilityIn(problem, allowed) is { } reason)
            {
                return reason;
            }
        }

        return null;
    }

    /// <summary>Judges the chunks that may only be on workers of a set, forgetting all others; null is the set of all workers.</summary>
    private static string? ImpossibilityIn(PackingProblem problem, bool[]? workerSet)
    {
        var sizes = new List<long>();
        for (var chunk = 0; chunk < problem.ChunkCount; chunk++)
        {
            if (workerSet is null || PackingProblem.IsWithin(problem.Eligible![chunk], workerSet))
            {
                sizes.Add(problem.SizesBytes[chunk]);
            }
        }

        sizes.Sort();
        var workers = workerSet is null ? problem.WorkerCount : workerSet.Count(static isIn => isIn);
        var group = new ChunkGroup([.. sizes], problem.Floor, workers, problem.CapacityBytes);
        return group.ByWorkers() ?? group.BySlots() ?? group.ByLargeItems();
    }
}
