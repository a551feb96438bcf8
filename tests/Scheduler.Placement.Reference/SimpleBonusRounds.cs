namespace Scheduler.Placement.Reference;

/// <summary>
/// Hands out the copies above the floor: one round per ordinal, every chunk one copy per round, so that nobody
/// gets a second bonus copy before everybody had a chance of a first. A chunk that is refused once drops out,
/// since room only shrinks.
/// </summary>
internal static class SimpleBonusRounds
{
    /// <summary>Runs rounds until nobody wants another copy.</summary>
    /// <param name="seating">Where copies go.</param>
    /// <param name="order">Chunks in order of precedence.</param>
    /// <param name="ceilings">Most copies of each chunk, by row.</param>
    /// <param name="floor">Ordinal of the first bonus copy.</param>
    public static void Run<TSeating>(TSeating seating, ReadOnlySpan<int> order, ReadOnlySpan<int> ceilings, int floor)
        where TSeating : ISimpleSeating
    {
        var active = new int[order.Length];
        var count = 0;
        foreach (var chunk in order)
        {
            if (ceilings[chunk] > floor)
            {
                active[count++] = chunk;
            }
        }

        for (var tag = floor; count > 0; tag++)
        {
            count = RunRound(seating, active.AsSpan(0, count), ceilings, tag);
        }
    }

    /// <summary>Moves the chunks that stay active to the front, in order, and returns how many they are.</summary>
    private static int RunRound<TSeating>(TSeating seating, Span<int> active, ReadOnlySpan<int> ceilings, int tag)
        where TSeating : ISimpleSeating
    {
        var kept = 0;
        foreach (var chunk in active)
        {
            if (seating.TrySeat(chunk, tag) && ceilings[chunk] > tag + 1)
            {
                active[kept++] = chunk;
            }
        }

        return kept;
    }
}
