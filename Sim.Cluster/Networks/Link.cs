namespace Sim.Cluster.Networks;

/// <summary>The way from one node to another.</summary>
internal sealed class Link
{
    /// <summary>How many messages were sent along it.</summary>
    public long Sent { get; set; }

    /// <summary>How many connections were made along it.</summary>
    public long Connections { get; set; }

    /// <summary>Until when what was sent on connections keeps it busy.</summary>
    public long BusyUntilTicks { get; set; }

    /// <summary>Whether nothing gets through.</summary>
    public bool IsCut { get; set; }
}
