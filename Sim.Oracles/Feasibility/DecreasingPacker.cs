namespace Sim.Oracles.Feasibility;

/// <summary>Packs floors greedily, the largest chunk first. What it packs is a valid packing; what it does not may still pack.</summary>
public static class DecreasingPacker
{
    /// <summary>Packs all floors.</summary>
    /// <returns>The workers of chunk i at positions <c>[i * Floor, (i + 1) * Floor)</c>; null if a copy found no room.</returns>
    public static int[]? Pack(PackingProblem problem)
    {
        var order = new int[problem.ChunkCount];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        // Restricted chunks first: a chunk that may be anywhere must not take the only place that another one has.
        Array.Sort(order, (left, right) =>
        {
            var byEligible = EligibleCount(problem, left).CompareTo(EligibleCount(problem, right));
            var bySize = problem.SizesBytes[right].CompareTo(problem.SizesBytes[left]);
            return byEligible != 0 ? byEligible : bySize != 0 ? bySize : left.CompareTo(right);
        });

        var freeBytes = new long[problem.WorkerCount];
        Array.Fill(freeBytes, problem.CapacityBytes);
        var packing = new int[problem.ChunkCount * problem.Floor];
        foreach (var chunk in order)
        {
            for (var copy = 0; copy < problem.Floor; copy++)
            {
                var worker = Choose(problem, chunk, freeBytes, packing.AsSpan(chunk * problem.Floor, copy));
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

    private static int EligibleCount(PackingProblem problem, int chunk)
    {
        if (problem.Eligible?[chunk] is not { } allowed)
        {
            return problem.WorkerCount;
        }

        var count = 0;
        foreach (var isAllowed in allowed)
        {
            count += isAllowed ? 1 : 0;
        }

        return count;
    }

    /// <summary>
    /// The worker with the most room that may take the copy; negative if there is none. The first one that fits, as in
    /// packing single items, would pile all copies on the same few workers and leave the rest to chunks that need more
    /// distinct ones than are left.
    /// </summary>
    private static int Choose(PackingProblem problem, int chunk, long[] freeBytes, ReadOnlySpan<int> taken)
    {
        var best = -1;
        for (var worker = 0; worker < freeBytes.Length; worker++)
        {
            if (freeBytes[worker] >= problem.SizesBytes[chunk]
                && (best < 0 || freeBytes[worker] > freeBytes[best])
                && problem.IsEligible(chunk, worker)
                && !taken.Contains(worker))
            {
                best = worker;
            }
        }

        return best;
    }
}
