namespace Sim.Models.Network;

/// <summary>Answers to polls. One stays under way for good, since it may arrive more than once, until the one who asked is gone.</summary>
/// <typeparam name="TAnswer">What was answered.</typeparam>
public sealed class AnswersUnderWay<TAnswer>
    where TAnswer : class
{
    private readonly SortedDictionary<(int Asker, long PolledAtTick), TAnswer> _answers = [];
    private readonly SortedSet<(int Asker, long PolledAtTick)> _delivered = [];

    /// <summary>A poll was answered; one at the same tick before it is forgotten.</summary>
    public void Send(int asker, long polledAtTick, TAnswer answer)
    {
        _answers[(asker, polledAtTick)] = answer;
        _delivered.Remove((asker, polledAtTick));
    }

    /// <summary>The answer to a poll; null if there is none.</summary>
    public TAnswer? Find(int asker, long polledAtTick) => _answers.GetValueOrDefault((asker, polledAtTick));

    /// <summary>The answer to a poll has arrived. Returns whether that was the first time.</summary>
    public bool Arrive(int asker, long polledAtTick) => _delivered.Add((asker, polledAtTick));

    /// <summary>Nothing that is under way to the one who asked arrives any more.</summary>
    public void Forget(int asker)
    {
        foreach (var key in _answers.Keys.Where(key => key.Asker == asker).ToList())
        {
            _answers.Remove(key);
            _delivered.Remove(key);
        }
    }
}
