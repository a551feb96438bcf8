namespace Sim.Engine.Walks;

/// <summary>Where the runner takes the next action from: drawn by a model or read from a walk.</summary>
internal interface IStepSource<TAction, in TSystem>
    where TSystem : ISimulatedSystem<TAction>
{
    /// <summary>Number of actions that were not executed because they were disabled.</summary>
    int RejectedActions { get; }

    /// <summary>Where the random streams stand; 0 if there are none.</summary>
    ulong StreamPositionHash { get; }

    /// <summary>Whether no action is left.</summary>
    bool IsExhausted { get; }

    /// <summary>The next action to execute, or false at the end.</summary>
    bool TryNext(TSystem system, out TAction action);
}
