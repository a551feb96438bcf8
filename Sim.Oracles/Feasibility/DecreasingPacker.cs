namespace Sim.Oracles.Feasibility;

/// <summary>Packs floors greedily, the largest chunk first. What it packs is a valid packing; what it does not may still pack.</summary>
public static class DecreasingPacker
{
    /// <summary>Whether all floors keep within the budget and some greedy packing from an empty fleet exists.</summary>
    public static bool Packs(PackingProblem problem) =>
        problem.IsWithinBudget && (Pack(problem, WorkerChoice.MostRoom) ?? Pack(problem, WorkerChoice.First)) is not null;

    /// <summary>Packs all floors; the budget is not looked at.</summary>
    /// <param name="problem">What to pack.</param>
    /// <param name="choice">Which worker takes a copy.</param>
    /// <returns>The workers of chunk i at positions <c>[i * Floor, (i + 1) * Floor)</c>; null if a copy found no room.</returns>
    public static int[]? Pack(PackingProblem problem, WorkerChoice choice)
    {
        var freeBytes = new long[problem.WorkerCount];
        Array.Fill(freeBytes, problem.CapacityBytes);
        var packing = new int[problem.ChunkCount * problem.Floor];
        foreach (var chunk in Order(problem))
        {
            for (var copy = 0; copy < problem.Floor; copy++)
            {
                var worker = Choose(problem, chunk, freeBytes, packing.AsSpan(chunk * problem.Floor, copy), choice);
                if (worker < 0)
                {
                    return null;
                }

                freeBytes[worker] -= problem.SizesBytes[chunk];
                packing[(chunk * problem.Floor) + copy] = worker;
            }
        }

        return packing;
    }

    /// <summary>The chunk with the fewest eligible workers first, so that nobody takes the only place that it has; then by size, descending, and by position.</summary>
    internal static int[] Order(PackingProblem problem)
    {
        var order = new int[problem.ChunkCount];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(order, (left, right) =>
        {
            var byEligible = problem.EligibleCount(left).CompareTo(problem.EligibleCount(right));
            var bySize = problem.SizesBytes[right].CompareTo(problem.SizesBytes[left]);
            return byEligible != 0 ? byEligible : bySize != 0 ? bySize : left.CompareTo(right);
        });
        return order;
    }

    private static int Choose(PackingProblem problem, int chunk, long[] freeBytes, ReadOnlySpan<int> taken, WorkerChoice choice)
    {
        var best = -1;
        for (var worker = 0; worker < freeBytes.Length; worker++)
        {
            if (freeBytes[worker] >= problem.SizesBytes[chunk]
                && (best < 0 || freeBytes[worker] > freeBytes[best])
                && problem.IsEligible(chunk, worker)
                && !taken.Contains(worker))
            {
                if (choice == WorkerChoice.First)
                {
                    return worker;
                }

                best = worker;
            }
        }

        return best;
    }
}
