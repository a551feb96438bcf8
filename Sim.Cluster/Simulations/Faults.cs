namespace Sim.Cluster.Simulations;

/// <summary>What goes wrong in a cluster.</summary>
[Flags]
public enum Faults
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Links between nodes are cut, one way or both, and healed.</summary>
    Partitions = 1,

    /// <summary>Nodes crash and restart.</summary>
    Crashes = 2,

    /// <summary>Disks become slow, and crashes leave some of what was not flushed, or pieces of it.</summary>
    Disks = 4,

    /// <summary>Clocks of nodes are set, and drift by up to a tenth.</summary>
    ClockSkew = 8,

    /// <summary>Messages are lost, late and doubled.</summary>
    Messages = 16,

    /// <summary>All of them.</summary>
    All = Partitions | Crashes | Disks | ClockSkew | Messages,
}
