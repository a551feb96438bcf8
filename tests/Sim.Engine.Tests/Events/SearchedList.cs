using Sim.Engine.Events;

namespace Sim.Engine.Tests.Events;

/// <summary>An event queue without any cleverness, to judge the real one by.</summary>
internal sealed class SearchedList(TieRule rule)
{
    private readonly List<(long Time, short Priority, ulong TieKey, int Payload, long Added)> _entries = [];
    private (long Time, short Priority)? _lastTaken;
    private long _addedWhenLastTaken;
    private long _added;

    public int Count => _entries.Count;

    public long TiesMet { get; private set; }

    public long LeastTime => _entries.Count == 0 ? 0 : _entries.Min(entry => entry.Time);

    /// <summary>The payload that would be taken next; null if none waits.</summary>
    public int? Next => _entries.Count == 0 ? null : _entries.MinBy(entry => (entry.Time, entry.Priority, entry.TieKey)).Payload;

    public void Add(long time, short priority, int payload)
    {
        _entries.Add((time, priority, rule.KeyOf((ulong)_added), payload, _added));
        _added++;
    }

    public (long Time, int Payload)? Take()
    {
        if (_entries.Count == 0)
        {
            return null;
        }

        var least = _entries.MinBy(entry => (entry.Time, entry.Priority, entry.TieKey));
        _entries.Remove(least);
        if (_lastTaken == (least.Time, least.Priority) && least.Added < _addedWhenLastTaken)
        {
            TiesMet++;
        }

        _lastTaken = (least.Time, least.Priority);
        _addedWhenLastTaken = _added;
        return (least.Time, least.Payload);
    }

    public bool Remove(int payload) => _entries.RemoveAll(entry => entry.Payload == payload) == 1;
}
