namespace Scheduler.Core.Placement;

/// <summary>
/// Which copies must stay listed until others have taken over. A copy is given up only if the floor's worth remains of the
/// copies that exist, of those of the previous plan, and of those among them that readers are sent to, since only they are
/// known to be there.
/// </summary>
internal static class KeptCopies
{
    /// <summary>Adds what must stay to a row.</summary>
    /// <param name="state">The plan.</param>
    /// <param name="chunk">The chunk.</param>
    /// <param name="row">Workers that are listed anyway.</param>
    public static void AddTo(StickyState state, int chunk, List<ushort> row)
    {
        Keep(state, chunk, row, state.Input.Committed[chunk], readersOnly: true);
        Keep(state, chunk, row, state.Input.Committed[chunk], readersOnly: false);
        Keep(state, chunk, row, state.Input.Held[chunk], readersOnly: false);
    }

    /// <summary>Adds copies until the floor's worth of them is listed.</summary>
    private static void Keep(StickyState state, int chunk, List<ushort> row, ReadOnlySpan<ushort> copies, bool readersOnly)
    {
        var (present, listed) = (0, 0);
        foreach (var worker in copies)
        {
            if (IsKept(state, chunk, worker, readersOnly))
            {
                present++;
                listed += row.Contains(worker) ? 1 : 0;
            }
        }

        for (; listed < Math.Min(state.Floor, present); listed++)
        {
            row.Add(FirstToKeep(state, chunk, row, copies, readersOnly));
        }
    }

    private static ushort FirstToKeep(StickyState state, int chunk, List<ushort> row, ReadOnlySpan<ushort> copies, bool readersOnly)
    {
        var first = ushort.MaxValue;
        foreach (var worker in copies)
        {
            first = worker < first && IsKept(state, chunk, worker, readersOnly) && !row.Contains(worker) ? worker : first;
        }

        return first;
    }

    private static bool IsKept(StickyState state, int chunk, ushort worker, bool readersOnly) =>
        !state.IsEvicted(chunk, worker) && (!readersOnly || state.Input.Routed[chunk].Contains(worker));
}
