namespace Sim.Processes;

/// <summary>Something that happens once, and that any number of processes can wait for.</summary>
internal interface IOccurrence
{
    bool HasHappened { get; }

    Exception? Failure { get; }

    ref WaitChain Subscribers { get; }
}
