namespace Sim.Histories;

/// <summary>What the caller knows of its call.</summary>
public enum CallOutcome
{
    /// <summary>It took effect between its invocation and its return, and answered.</summary>
    Ok,

    /// <summary>It certainly took no effect, and never will.</summary>
    Failed,

    /// <summary>Nobody knows: it took effect at some time after its invocation, will do so later, or never does.</summary>
    Unknown,
}
