namespace Scheduler.Core.InMemory;

/// <summary>A series of keys, handed out in batches. A batch that is refused takes none.</summary>
/// <param name="gap">Keys left out before each batch.</param>
internal sealed class KeySeries(int gap)
{
    private long _last;

    /// <summary>The key before the first one of the next batch.</summary>
    public long BeforeNext => _last + gap;

    /// <summary>Takes a batch.</summary>
    /// <param name="count">Number of keys; 0 takes none and leaves none out.</param>
    /// <returns>The key before the first; they follow one another.</returns>
    public long Take(int count)
    {
        var before = BeforeNext;
        _last = count == 0 ? _last : before + count;
        return before;
    }
}
