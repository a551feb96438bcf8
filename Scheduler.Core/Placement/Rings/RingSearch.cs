namespace Scheduler.Core.Placement;

/// <summary>Finds where walks start. Hashes are spread evenly, so the value of a hash says nearly where it stands.</summary>
internal static class RingSearch
{
    /// <summary>Look-ups that are under way at the same time.</summary>
    public const int BatchSize = 64;

    private const int MostSteps = 32;

    /// <summary>Index of the first entry that is not below a bound; the length if there is none.</summary>
    public static int FirstAtOrAbove(ReadOnlySpan<ulong> entries, ulong bound)
    {
        var low = 0;
        var high = entries.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (entries[middle] < bound)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>
    /// The same for many hashes on many rings. Rings lie far apart in memory, so the entries near the guesses are read
    /// for the whole batch first, independently of each other; the processor waits for all of them together. The
    /// distance of that entry from the hash corrects the guess once more.
    /// </summary>
    /// <param name="entries">Entries of all rings.</param>
    /// <param name="stride">Entries from the start of a ring to the start of the next.</param>
    /// <param name="workers">Entries of a ring, at least 1.</param>
    /// <param name="rings">Ring of each hash.</param>
    /// <param name="hashes">At most <see cref="BatchSize"/> hashes.</param>
    /// <param name="starts">Receives an index within the ring for each hash.</param>
    public static void FirstAtOrAbove(ulong[] entries, int stride, int workers, ReadOnlySpan<int> rings, ReadOnlySpan<ulong> hashes, Span<int> starts)
    {
        Span<ulong> seen = stackalloc ulong[BatchSize];
        for (var i = 0; i < hashes.Length; i++)
        {
            var guess = (int)Math.BigMul(hashes[i], (ulong)workers, out _);
            starts[i] = guess;
            seen[i] = entries[(rings[i] * stride) + guess];
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            var correction = Math.BigMul((long)(hashes[i] - seen[i]), (long)workers, out _);
            var guess = Math.Clamp(starts[i] + (int)correction, 0, workers - 1);
            starts[i] = guess;
            seen[i] = entries[(rings[i] * stride) + guess];
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            var bound = RingEntry.Least(hashes[i]);
            starts[i] = Scan(entries.AsSpan(rings[i] * stride, workers), starts[i], seen[i] >= bound, bound);
        }
    }

    /// <summary>Goes from a guess step by step to the first entry that is not below the bound; from a bad guess, by bisection.</summary>
    private static int Scan(ReadOnlySpan<ulong> entries, int guess, bool isBehind, ulong bound)
    {
        if (isBehind)
        {
            var least = Math.Max(0, guess - MostSteps);
            while (guess > least && entries[guess - 1] >= bound)
            {
                guess--;
            }

            return guess > least || guess == 0 ? guess : FirstAtOrAbove(entries[..guess], bound);
        }

        var most = Math.Min(entries.Length, guess + MostSteps);
        do
        {
            guess++;
        }
        while (guess < most && entries[guess] < bound);
        return guess < most || guess == entries.Length ? guess : guess + FirstAtOrAbove(entries[guess..], bound);
    }
}
