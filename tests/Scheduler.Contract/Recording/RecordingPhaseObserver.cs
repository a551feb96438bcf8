using Scheduler.Core.Lifecycle;

namespace Scheduler.Contract.Recording;

/// <summary>Keeps the phases in the order in which they began and checks that they nest.</summary>
public sealed class RecordingPhaseObserver : IPhaseObserver
{
    private readonly Stack<string> _open = new();
    private readonly List<string> _begun = [];

    public IReadOnlyList<string> Begun => _begun;

    public int OpenCount => _open.Count;

    public void Begin(string name)
    {
        _open.Push(name);
        _begun.Add(name);
    }

    public void End(string name) => Assert.Equal(name, _open.Pop());

    public void Clear() => _begun.Clear();
}
