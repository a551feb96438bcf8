namespace Sim.Models.Swarm;

/// <summary>How far the sizes of one case's chunks lie apart.</summary>
public enum SizeSpread
{
    /// <summary>All chunks have the ordinary size.</summary>
    Even,

    /// <summary>Half the ordinary size to twice it.</summary>
    Mixed,

    /// <summary>Half the ordinary size to half a disk, so that free room comes in pieces and seating is a packing problem.</summary>
    Bulky,
}
