namespace Scheduler.Core.Placement;

/// <summary>
/// The last phase of stage 2. Fresh copies are not downloaded yet, so a floor of copies that exist stays published beside
/// them: what is missing comes back from the disks, first where the ideal wants a copy anyway.
/// </summary>
internal static class AddBack
{
    /// <summary>How many held copies come back.</summary>
    /// <param name="floor">Copies that exist and must stay published, if there are so many.</param>
    /// <param name="held">Copies that may stay.</param>
    /// <param name="publishedHeld">Those of them that are published already.</param>
    public static int Count(int floor, int held, int publishedHeld)
    {
        return Math.Max(0, Math.Min(floor, held) - publishedHeld);
    }

    /// <summary>Chooses the copies that come back.</summary>
    /// <param name="held">Copies that may stay, in their order.</param>
    /// <param name="published">Workers of all published copies.</param>
    /// <param name="ideal">Workers of the ideal.</param>
    /// <param name="chosen">Filled with the workers; as long as <see cref="Count"/> says.</param>
    public static void Choose(ReadOnlySpan<ushort> held, ReadOnlySpan<ushort> published, ReadOnlySpan<ushort> ideal, Span<ushort> chosen)
    {
        var next = Choose(held, published, ideal, areIdeal: true, chosen);
        Choose(held, published, ideal, areIdeal: false, chosen[next..]);
    }

    private static int Choose(ReadOnlySpan<ushort> held, ReadOnlySpan<ushort> published, ReadOnlySpan<ushort> ideal, bool areIdeal, Span<ushort> chosen)
    {
        var next = 0;
        foreach (var worker in held)
        {
            if (next == chosen.Length)
            {
                break;
            }

            if (ideal.Contains(worker) == areIdeal && !published.Contains(worker))
            {
                chosen[next++] = worker;
            }
        }

        return next;
    }
}
