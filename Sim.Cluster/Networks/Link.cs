namespace Sim.Cluster.Networks;

/// <summary>The way from one node to another.</summary>
internal sealed class Link
{
    /// <summary>How many messages were sent along it.</summary>
    public long Sent { get; set; }

    /// <summary>Whether nothing gets through.</summary>
    public bool IsCut { get; set; }
}
