namespace Sim.Oracles.Feasibility;

/// <summary>What a search that may give up says of a demand.</summary>
public enum PackingAnswer
{
    /// <summary>Nothing: the search was given up.</summary>
    Unknown,

    /// <summary>Some packing was found.</summary>
    Packs,

    /// <summary>All packings were tried, and none fits.</summary>
    Impossible,
}
