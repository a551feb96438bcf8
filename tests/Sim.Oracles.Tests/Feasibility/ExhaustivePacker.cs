using System.Numerics;
using Sim.Oracles.Feasibility;

namespace Sim.Oracles.Tests;

/// <summary>Tries everything; for tiny instances only.</summary>
internal static class ExhaustivePacker
{
    /// <summary>Whether any packing exists at all; the budget is not looked at.</summary>
    public static bool Packs(PackingProblem problem)
    {
        var free = new long[problem.WorkerCount];
        Array.Fill(free, problem.CapacityBytes);
        return PacksFrom(problem, 0, free);
    }

    /// <summary>Whether placing the chunks one by one, each on any worker that has room, succeeds whatever the choices.</summary>
    public static bool EveryGreedyOrderPacks(PackingProblem problem)
    {
        var free = new long[problem.WorkerCount];
        Array.Fill(free, problem.CapacityBytes);
        return NoChoiceFails(problem, new bool[problem.ChunkCount], free);
    }

    private static bool PacksFrom(PackingProblem problem, int chunk, long[] free)
    {
        if (chunk == problem.ChunkCount)
        {
            return true;
        }

        for (var set = 0u; set < 1u << problem.WorkerCount; set++)
        {
            if (BitOperations.PopCount(set) != problem.Floor || !Fits(problem, chunk, set, free))
            {
                continue;
            }

            Charge(set, free, problem.SizesBytes[chunk]);
            var isPacked = PacksFrom(problem, chunk + 1, free);
            Charge(set, free, -problem.SizesBytes[chunk]);
            if (isPacked)
            {
                return true;
            }
        }

        return false;
    }

    private static bool NoChoiceFails(PackingProblem problem, bool[] isPlaced, long[] free)
    {
        for (var chunk = 0; chunk < problem.ChunkCount; chunk++)
        {
            if (isPlaced[chunk])
            {
                continue;
            }

            var hasRoom = false;
            isPlaced[chunk] = true;
            for (var worker = 0; worker < problem.WorkerCount; worker++)
            {
                if (free[worker] < problem.SizesBytes[chunk])
                {
                    continue;
                }

                hasRoom = true;
                free[worker] -= problem.SizesBytes[chunk];
                var holds = NoChoiceFails(problem, isPlaced, free);
                free[worker] += problem.SizesBytes[chunk];
                if (!holds)
                {
                    return false;
                }
            }

            isPlaced[chunk] = false;
            if (!hasRoom)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(PackingProblem problem, int chunk, uint set, long[] free)
    {
        for (var worker = 0; worker < free.Length; worker++)
        {
            if ((set >> worker & 1) != 0 && (free[worker] < problem.SizesBytes[chunk] || !problem.IsEligible(chunk, worker)))
            {
                return false;
            }
        }

        return true;
    }

    private static void Charge(uint set, long[] free, long bytes)
    {
        for (var worker = 0; worker < free.Length; worker++)
        {
            free[worker] -= (set >> worker & 1) != 0 ? bytes : 0;
        }
    }
}
