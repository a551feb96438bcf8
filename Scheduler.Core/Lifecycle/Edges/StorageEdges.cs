namespace Scheduler.Core.Lifecycle;

/// <summary>
/// Sizes at which a storage cuts its work, and how its keys follow one another. Callers see the same whatever the sizes are; tests
/// make them small, so that small inputs pass every edge. Large ones keep statements and memory bounded on any data.
/// </summary>
public sealed record StorageEdges
{
    /// <summary>What hosts use.</summary>
    public static StorageEdges Usual { get; } = new();

    /// <summary>Every size at 2 or 3.</summary>
    public static StorageEdges Small { get; } = new() { KeySliceRows = 2, LoadSliceRows = 3, StackedHolders = 2 };

    /// <summary>Most rows that one statement of a database backend changes or looks up by key (rule PG-6), at least 1: an array of the usual size still finds its rows through the index.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int KeySliceRows
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(KeySliceRows));
    }

    = 10_000;

    /// <summary>Most rows of one statement of a database backend that loads rows of a table, at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int LoadSliceRows
    {
        get;
        init => field = Bounded.Require(1, value, int.MaxValue, nameof(LoadSliceRows));
    }

    = 20_000;

    /// <summary>Most holders of one chunk that are put in order without memory of their own, at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0.</exception>
    public int StackedHolders
    {
        get;
        init => field = Bounded.Require(0, value, int.MaxValue, nameof(StackedHolders));
    }

    = 64;

    /// <summary>
    /// Keys left out before each batch of new datasets, chunks or workers, and numbers before each assignment, at least 0. Series
    /// are dense in an ordinary life; they have gaps where they were raised after a backup was restored, or others took keys.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 0.</exception>
    public int KeyGap
    {
        get;
        init => field = Bounded.Require(0, value, int.MaxValue, nameof(KeyGap));
    }
}
