using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Counts what random inputs led to. A comparison that never reaches an eviction proves nothing about evictions.</summary>
internal sealed class Situations
{
    private int _shortages;
    private int _waits;
    private int _evictions;
    private int _evictionsWithSplit;
    private int _exclusions;
    private int _overfull;
    private int _newlySeated;
    private int _bonus;

    public void Record(PlacementInput input, PlacementOutcome outcome)
    {
        if (outcome is not PlacementOutcome.Placed placed)
        {
            Interlocked.Increment(ref _shortages);
            return;
        }

        Count(ref _waits, placed.Waiting.Count > 0);
        Count(ref _evictions, placed.Evicted.Count > 0);
        Count(ref _evictionsWithSplit, placed.Evicted.Count > 0 && !input.Configuration.IgnoreReliability && input.Workers.Statuses.Any(status => status != WorkerStatus.Online));
        Count(ref _exclusions, placed.GrowthSuppressed);
        Count(ref _overfull, HeldBytes(input).Any(bytes => bytes > input.Configuration.WorkerCapacityBytes));
        var chunks = Enumerable.Range(0, input.Chunks.Count).ToList();
        Count(ref _newlySeated, chunks.Exists(chunk => input.Held[chunk].IsEmpty && !placed.Workers[chunk].IsEmpty));
        Count(ref _bonus, chunks.Exists(chunk => placed.Workers[chunk].Length > input.Configuration.MinimumReplication));
    }

    /// <summary>Demands that every situation was met.</summary>
    /// <param name="withSplit">Whether fleets were divided by reliability.</param>
    public void AssertReached(bool withSplit = true)
    {
        int[] always = [_shortages + _waits, _evictions, _exclusions, _overfull, _newlySeated, _bonus];
        Assert.All(withSplit ? [.. always, _evictionsWithSplit] : always, count => Assert.InRange(count, 20, int.MaxValue));
    }

    /// <summary>Histories know no reliability, and in them a new chunk nearly always finds somebody to evict.</summary>
    public void AssertReachedByHistories()
    {
        Assert.All((int[])[_shortages, _evictions, _overfull, _newlySeated, _bonus], count => Assert.InRange(count, 50, int.MaxValue));
        Assert.InRange(_exclusions, 1, int.MaxValue);
    }

    public override string ToString() =>
        $"shortages {_shortages}, evictions {_evictions}, with split {_evictionsWithSplit}, exclusions {_exclusions}, overfull {_overfull}, newly seated {_newlySeated}, bonus {_bonus}";

    public static long[] HeldBytes(PlacementInput input)
    {
        var bytes = input.UnplannedBytes.Length == 0 ? new long[input.Workers.Count] : (long[])input.UnplannedBytes.Clone();
        for (var chunk = 0; chunk < input.Chunks.Count; chunk++)
        {
            foreach (var worker in input.Held[chunk])
            {
                bytes[worker] += input.Chunks.SizesBytes[chunk];
            }
        }

        return bytes;
    }

    private static void Count(ref int counter, bool condition)
    {
        if (condition)
        {
            Interlocked.Increment(ref counter);
        }
    }
}
