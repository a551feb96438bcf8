namespace Sim.Models.Shrinking;

/// <summary>Strictly smaller numbers.</summary>
internal static class SimplerNumbers
{
    /// <summary>Shorter times, shortest first.</summary>
    public static IEnumerable<long> OfTicks(long ticks)
    {
        long last = -1;
        foreach (var candidate in new[] { 0, 1, ticks / 2, ticks - 1 })
        {
            if (candidate > last && candidate < ticks)
            {
                yield return last = candidate;
            }
        }
    }
}
