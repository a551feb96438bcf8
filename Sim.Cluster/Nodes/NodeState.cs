namespace Sim.Cluster.Nodes;

/// <summary>How a node is.</summary>
public enum NodeState
{
    /// <summary>Its main task runs.</summary>
    Running,

    /// <summary>Its main task ended.</summary>
    Ended,

    /// <summary>It crashed.</summary>
    Crashed,
}
