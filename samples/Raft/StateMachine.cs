using Sim.Histories.Models;

namespace Raft;

/// <summary>The map that the log builds up. A request takes effect once.</summary>
internal sealed class StateMachine
{
    private readonly MapModel _model = new();
    private readonly Dictionary<string, string?> _values = [];
    private readonly Dictionary<string, (int Request, MapAnswer Answer)> _latest = [];

    /// <summary>The answer to an entry; null for a request that its client no longer waits for.</summary>
    public MapAnswer? Apply(Entry entry)
    {
        if (_latest.TryGetValue(entry.Client, out var latest) && entry.Request <= latest.Request)
        {
            return entry.Request == latest.Request ? latest.Answer : null;
        }

        var answer = Perform(entry.Call);
        _latest[entry.Client] = (entry.Request, answer);
        return answer;
    }

    /// <summary>The answer to a read of the present state.</summary>
    public MapAnswer Read(MapCall call) => MapAnswer.Of(_values.GetValueOrDefault(call.Key));

    private MapAnswer Perform(MapCall call)
    {
        var effect = _model.Apply(_values.GetValueOrDefault(call.Key), call);
        _values[call.Key] = effect.Next;
        return effect.Output;
    }
}
