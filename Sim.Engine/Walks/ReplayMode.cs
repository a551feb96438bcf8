namespace Sim.Engine.Walks;

/// <summary>What a replay does with an action whose precondition does not hold.</summary>
public enum ReplayMode
{
    /// <summary>It executes every action as written. Walk files are replayed so.</summary>
    Unconditional,

    /// <summary>It leaves disabled actions out; the walk of the outcome holds those that ran. Shrinking replays so.</summary>
    SkipDisabled,
}
