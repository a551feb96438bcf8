namespace Sim.Oracles.Feasibility;

/// <summary>A proof that a demand must not be refused, whatever the order and the choice of workers.</summary>
public static class SeatingBound
{
    /// <summary>
    /// Whether floor copies can be seated one after the other, each on any worker that has room and not yet the chunk,
    /// without ever getting stuck. By counting: a chunk of size s that finds no worker is on fewer than floor of them, so
    /// all others, at least workers - floor + 1, have less than s bytes free, and together hold at least capacity - s + 1
    /// bytes each. But all copies placed so far are at most the whole demand without this copy. The largest chunk gives the
    /// strongest demand. Says no more than that for chunks that may not be everywhere.
    /// </summary>
    public static bool NeverFails(PackingProblem problem)
    {
        if (problem.Eligible is not null || problem.Floor > problem.WorkerCount || problem.LargestBytes > problem.CapacityBytes)
        {
            return false;
        }

        var placedBytes = problem.DemandBytes - problem.LargestBytes;
        return placedBytes < (Int128)(problem.WorkerCount - problem.Floor + 1) * (problem.CapacityBytes - problem.LargestBytes + 1);
    }
}
