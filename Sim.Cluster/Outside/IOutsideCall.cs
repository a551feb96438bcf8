using Sim.Cluster.Nodes;

namespace Sim.Cluster.Outside;

/// <summary>Something that was asked of the real world.</summary>
internal interface IOutsideCall
{
    /// <summary>Who asked.</summary>
    NodeLife Life { get; }

    /// <summary>The stack where it was asked.</summary>
    string Where { get; }

    /// <summary>Whether the answer is there.</summary>
    bool IsAnswered { get; }

    /// <summary>The answer in words, which are folded into the hash.</summary>
    string Describe();

    /// <summary>Lets the answer enter.</summary>
    void Enter();
}
