namespace Sim.Processes;

/// <summary>Something that happens once. Any number of processes can wait for it, before and after.</summary>
/// <example>
/// <code>
/// var doorsOpen = simulation.CreateEvent();
/// // one process
/// await doorsOpen;
/// // another
/// doorsOpen.Trigger();
/// </code>
/// </example>
public class SimulationEvent : IOccurrence
{
    private WaitChain _subscribers;

    internal SimulationEvent(Simulation simulation)
    {
        Simulation = simulation;
    }

    /// <summary>Whether it has happened, or failed.</summary>
    public bool IsTriggered { get; private set; }

    /// <summary>What it failed with; null unless it has failed.</summary>
    public Exception? Failure { get; private set; }

    bool IOccurrence.HasHappened => IsTriggered;

    ref WaitChain IOccurrence.Subscribers => ref _subscribers;

    private protected Simulation Simulation { get; }

    /// <summary>The event as something to wait for.</summary>
    public static implicit operator Wait(SimulationEvent happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        return happening.Occurrence();
    }

    /// <summary>The event as something to wait for, with a limit, a token, or in a condition.</summary>
    public Wait Occurrence() => new(Simulation.Subscribe(this));

    /// <summary>For the compiler.</summary>
    public Wait.Awaiter GetAwaiter() => Occurrence().GetAwaiter();

    /// <summary>
    /// Lets it happen now. Those who wait go on in events of their own at the present time, in the order in which they came.
    /// </summary>
    /// <exception cref="InvalidOperationException">It was triggered before.</exception>
    public void Trigger() => TriggerOnce(null);

    /// <summary>Lets it fail now: those who wait get the exception.</summary>
    /// <exception cref="InvalidOperationException">It was triggered before.</exception>
    public void Fail(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        TriggerOnce(exception);
    }

    /// <summary>What it is.</summary>
    public override string ToString() => "an event";

    private protected void TriggerOnce(Exception? failure)
    {
        if (IsTriggered)
        {
            throw new InvalidOperationException("the event was triggered before; an event happens once");
        }

        IsTriggered = true;
        Failure = failure;
        _subscribers.GrantAll(failure);
    }
}
