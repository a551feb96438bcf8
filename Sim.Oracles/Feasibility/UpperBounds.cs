namespace Sim.Oracles.Feasibility;

/// <summary>Proofs that no packing exists. Each is a relaxation: it forgets some constraints and shows that even so nothing fits.</summary>
public static class UpperBounds
{
    /// <summary>Why no packing exists, as a sentence; null if no bound proves it, which proves nothing.</summary>
    public static string? ImpossibilityOf(PackingProblem problem)
    {
        if (problem.ChunkCount == 0)
        {
            return null;
        }

        if (problem.DemandBytes > problem.BudgetBytes)
        {
            return Wording.Text($"{problem.DemandBytes} bytes are wanted and {problem.BudgetBytes} may be claimed");
        }

        return ImpossibilityWithin(problem);
    }

    private static string? ImpossibilityWithin(PackingProblem problem) => null;
}
