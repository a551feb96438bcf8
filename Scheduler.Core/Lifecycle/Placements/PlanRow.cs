namespace Scheduler.Core.Lifecycle;

/// <summary>Turns a row of a plan into holders (rule CYC-8).</summary>
public static class PlanRow
{
    /// <summary>The holders that a row of positions names, ascending.</summary>
    /// <param name="positions">Positions of workers, in any order.</param>
    /// <param name="workers">Keys of the workers, ascending.</param>
    /// <param name="previous">The chunk's holders so far; returned as they are if the row names the same.</param>
    /// <param name="stackedHolders">See <see cref="StorageEdges.StackedHolders"/>.</param>
    /// <exception cref="InvariantViolatedException">A position is out of range or repeated.</exception>
    public static WorkerPk[] Normalise(ReadOnlySpan<ushort> positions, WorkerPk[] workers, WorkerPk[] previous, int stackedHolders)
    {
        if (positions.IsEmpty)
        {
            return [];
        }

        // Most rows repeat what is held already, so a list of its own is made only for one that differs.
        var holders = positions.Length <= stackedHolders ? stackalloc WorkerPk[positions.Length] : new WorkerPk[positions.Length];
        for (var i = 0; i < holders.Length; i++)
        {
            Invariant.Require(positions[i] < workers.Length, "a plan names a worker that is not in its input");
            holders[i] = workers[positions[i]];
        }

        holders.Sort();
        for (var i = 1; i < holders.Length; i++)
        {
            Invariant.Require(holders[i - 1] != holders[i], "a plan names a worker twice for one chunk");
        }

        return holders.SequenceEqual(previous) ? previous : holders.ToArray();
    }
}
