namespace Sim.Processes;

/// <summary>Where a wait stands.</summary>
internal enum WaitStage : byte
{
    /// <summary>Described, not awaited yet.</summary>
    Described,

    /// <summary>Awaited, and not granted.</summary>
    Waiting,

    /// <summary>Granted; who waits goes on when the event loop comes to it.</summary>
    Granted,

    /// <summary>Over; the outcome was not taken yet.</summary>
    Ended,
}
