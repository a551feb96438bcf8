namespace Scheduler.Core.Lifecycle;

/// <summary>Reports the beginning of a phase at once and its end when disposed, also when the phase throws.</summary>
public readonly struct PhaseScope : IDisposable
{
    private readonly IPhaseObserver? _observer;
    private readonly string _name;

    /// <summary>Begins a phase.</summary>
    /// <param name="observer">Who is told; null for nobody.</param>
    /// <param name="name">Operation and phase.</param>
    public PhaseScope(IPhaseObserver? observer, string name)
    {
        _observer = observer;
        _name = name;
        observer?.Begin(name);
    }

    /// <summary>Ends the phase.</summary>
    public void Dispose() => _observer?.End(_name);
}
