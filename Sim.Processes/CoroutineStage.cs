namespace Sim.Processes;

/// <summary>Where a call of a process method stands.</summary>
internal enum CoroutineStage : byte
{
    /// <summary>Called; no line of it has run.</summary>
    Cold,

    /// <summary>Started or awaited.</summary>
    Running,

    /// <summary>Came to its end.</summary>
    Completed,

    /// <summary>Ended with an exception.</summary>
    Failed,
}
