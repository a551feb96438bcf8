namespace Sim.Cluster.Simulations;

/// <summary>A call of a client. Derive a record for each kind of call, with what it asks.</summary>
public abstract record ClientStep : ClusterStep
{
    /// <summary>Number of the client, from 0. It makes one call at a time.</summary>
    public int Client { get; init; }
}
