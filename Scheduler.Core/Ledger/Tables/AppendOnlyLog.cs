namespace Scheduler.Core.Ledger;

/// <summary>
/// A list that only grows. A reader gets a list of the entries so far that never changes and costs nothing to make: later
/// entries go behind its end, or into a larger array.
/// </summary>
internal sealed class AppendOnlyLog<T>
{
    private T[] _entries = [];
    private IReadOnlyList<T>? _soFar;

    public int Count { get; private set; }

    public IReadOnlyList<T> SoFar => _soFar ??= new ArraySegment<T>(_entries, 0, Count);

    public void Add(T entry)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Math.Max(4, 2 * Count));
        }

        _entries[Count++] = entry;
        _soFar = null;
    }
}
