namespace Scheduler.Core.Placement;

/// <summary>How the copies that a weight class is entitled to turn into a whole number.</summary>
public enum ReplicationRounding
{
    /// <summary>The fraction is dropped.</summary>
    Truncated,

    /// <summary>The fraction is kept: that share of the class's chunks gets one copy more.</summary>
    Fractional,
}
