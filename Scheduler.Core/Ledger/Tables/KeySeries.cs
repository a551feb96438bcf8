namespace Scheduler.Core.Ledger;

/// <summary>A series of keys, handed out in batches. A batch that is refused takes none.</summary>
/// <param name="gap">Keys left out before each batch.</param>
internal sealed class KeySeries(int gap)
{
    /// <summary>The last key that was taken.</summary>
    public long Last { get; private set; }

    /// <summary>The key before the first one of the next batch.</summary>
    public long BeforeNext => Last + gap;

    /// <summary>Takes the keys up to one; lower ones than the last change nothing.</summary>
    public void TakeUpTo(long key) => Last = Math.Max(Last, key);
}
