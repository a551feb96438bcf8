namespace Sim.Oracles.Feasibility;

/// <summary>What a search that may give up says of getting from one placement to another.</summary>
public enum MoveAnswer
{
    /// <summary>Nothing: the search was given up.</summary>
    Unknown,

    /// <summary>Some moves lead there.</summary>
    Reachable,

    /// <summary>All moves were tried, and none lead there.</summary>
    Unreachable,
}
