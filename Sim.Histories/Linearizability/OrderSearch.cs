namespace Sim.Histories.Linearizability;

/// <summary>
/// Looks for an order of the calls of one part of an object, as Wing and Gong (1993) do: any call that was invoked before the
/// first return may be next. Two things keep it quick: Lowe's memory of configurations (2017), and that a call which never
/// changes anything may go first wherever its answer is right: moved there from a later place in an order, it leaves the order right.
/// </summary>
/// <remarks>Deterministic: it depends on the calls alone. Calls of unknown outcome need not take effect.</remarks>
internal sealed class OrderSearch
{
    private const int None = -1;

    private readonly SearchCall[] _calls;
    private readonly ITransitions _transitions;
    private readonly SearchBudget _budget;
    private readonly EventList _events;
    private readonly VisitedConfigurations _visited;
    private readonly ulong[] _linearized;
    private readonly List<Choice> _choices = [];
    private int _state;
    private int _waiting;

    public OrderSearch(SearchCall[] calls, ITransitions transitions, SearchBudget budget)
    {
        (_calls, _transitions, _budget) = (calls, transitions, budget);
        _events = new EventList(calls);
        _visited = new VisitedConfigurations(calls.Length);
        _linearized = new ulong[(calls.Length + 63) / 64];
        _waiting = calls.Count(call => !call.IsUnknown);
    }

    /// <summary>The call whose return no order got past so far, of all those the latest; -1 if there was none.</summary>
    public int Stuck { get; private set; } = None;

    /// <summary>The order that got that far.</summary>
    public int[] FurthestOrder { get; private set; } = [];

    /// <summary>The state that it left.</summary>
    public int FurthestState { get; private set; }

    /// <summary>Searches.</summary>
    public HistoryVerdict Run()
    {
        var resume = new Choice(None, 0, 0);
        while (_waiting > 0)
        {
            if (_budget.IsExhausted)
            {
                return HistoryVerdict.Undecided;
            }

            if (resume.Call == None && FindFree() is var free && free != None)
            {
                Take(free, _state, alternative: None);
            }
            else if (TryNext(resume))
            {
                resume = new Choice(None, 0, 0);
            }
            else if (!TryUndo(out resume))
            {
                return HistoryVerdict.Violated;
            }
        }

        return HistoryVerdict.Holds;
    }

    /// <summary>A call that may be next and changes nothing.</summary>
    private int FindFree()
    {
        for (var name = _events.First; EventList.IsInvocation(name); name = _events.After(name))
        {
            var call = EventList.CallOf(name);
            if (_transitions.ChangesNothing(call) && _transitions.Next(_state, call) is not [])
            {
                return call;
            }
        }

        return None;
    }

    /// <summary>Takes the first call that may be next and leads to a new configuration, after those that were tried.</summary>
    private bool TryNext(Choice tried)
    {
        var name = tried.Call == None ? _events.First : 2 * tried.Call;
        var alternative = tried.Call == None ? 0 : tried.Alternative + 1;
        for (; EventList.IsInvocation(name); name = _events.After(name), alternative = 0)
        {
            var call = EventList.CallOf(name);
            if (_calls[call].Twin is var twin && twin != None && !IsLinearized(twin))
            {
                continue;
            }

            var next = _transitions.Next(_state, call);
            for (; alternative < next.Length; alternative++)
            {
                if (IsNew(call, next[alternative]))
                {
                    Take(call, next[alternative], alternative);
                    return true;
                }
            }
        }

        NoteStuck(EventList.CallOf(name));
        return false;
    }

    private bool IsNew(int call, int next)
    {
        if (_calls[call].IsUnknown && next == _state)
        {
            return false;
        }

        Flip(call);
        var isNew = _visited.Add(_linearized, next);
        Flip(call);
        if (isNew)
        {
            _budget.Spend();
        }

        return isNew;
    }

    private void Take(int call, int next, int alternative)
    {
        _choices.Add(new Choice(call, alternative, _state));
        _state = next;
        Flip(call);
        _events.Remove(call, _calls[call].IsUnknown);
        _waiting -= _calls[call].IsUnknown ? 0 : 1;
    }

    /// <summary>Undoes everything since the latest choice that has others beside it, and that choice.</summary>
    private bool TryUndo(out Choice choice)
    {
        while (_choices.Count > 0)
        {
            choice = _choices[^1];
            _choices.RemoveAt(_choices.Count - 1);
            _state = choice.StateBefore;
            Flip(choice.Call);
            _events.Restore(choice.Call, _calls[choice.Call].IsUnknown);
            _waiting += _calls[choice.Call].IsUnknown ? 0 : 1;
            if (choice.Alternative != None)
            {
                return true;
            }
        }

        choice = new Choice(None, 0, 0);
        return false;
    }

    private void NoteStuck(int call)
    {
        if (Stuck == None || _calls[call].ReturnedAt > _calls[Stuck].ReturnedAt)
        {
            Stuck = call;
            FurthestOrder = [.. _choices.Select(choice => choice.Call)];
            FurthestState = _state;
        }
    }

    private bool IsLinearized(int call) => (_linearized[call / 64] & (1UL << (call % 64))) != 0;

    private void Flip(int call) => _linearized[call / 64] ^= 1UL << (call % 64);

    /// <summary>A call that was put next.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Alternative">Which of its effects; -1 if nothing else needs to be tried in its place.</param>
    /// <param name="StateBefore">The state that it met.</param>
    private readonly record struct Choice(int Call, int Alternative, int StateBefore);
}
