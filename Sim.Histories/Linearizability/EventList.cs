namespace Sim.Histories.Linearizability;

/// <summary>
/// The events of the calls that have not taken effect, in order, as a doubly linked list: event 2c is the invocation of call c,
/// event 2c + 1 its return. A call of unknown outcome has no return.
/// </summary>
internal sealed class EventList
{
    private readonly int _head;
    private readonly int[] _next;
    private readonly int[] _previous;

    public EventList(ReadOnlySpan<SearchCall> calls)
    {
        var events = new List<(int Position, int Event)>(calls.Length * 2);
        for (var call = 0; call < calls.Length; call++)
        {
            events.Add((calls[call].InvokedAt, 2 * call));
            if (!calls[call].IsUnknown)
            {
                events.Add((calls[call].ReturnedAt, (2 * call) + 1));
            }
        }

        events.Sort();
        _head = calls.Length * 2;
        (_next, _previous) = (new int[_head + 1], new int[_head + 1]);
        var last = _head;
        foreach (var (_, name) in events)
        {
            (_next[last], _previous[name]) = (name, last);
            last = name;
        }

        (_next[last], _previous[_head]) = (_head, last);
    }

    public int First => _next[_head];

    public static bool IsInvocation(int name) => (name & 1) == 0;

    public static int CallOf(int name) => name >> 1;

    public bool IsEnd(int name) => name == _head;

    public int After(int name) => _next[name];

    /// <summary>The call took effect.</summary>
    public void Remove(int call, bool isUnknown)
    {
        Unlink(2 * call);
        if (!isUnknown)
        {
            Unlink((2 * call) + 1);
        }
    }

    /// <summary>Undoes the latest removal that is not undone.</summary>
    public void Restore(int call, bool isUnknown)
    {
        if (!isUnknown)
        {
            Relink((2 * call) + 1);
        }

        Relink(2 * call);
    }

    private void Unlink(int name) => (_next[_previous[name]], _previous[_next[name]]) = (_next[name], _previous[name]);

    private void Relink(int name) => (_next[_previous[name]], _previous[_next[name]]) = (name, name);
}
