namespace Lease;

/// <summary>What runs on a node.</summary>
internal interface ILeaseNode
{
    /// <summary>Runs until the node is to stop.</summary>
    Task RunAsync();
}
