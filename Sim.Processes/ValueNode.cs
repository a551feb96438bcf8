namespace Sim.Processes;

/// <summary>A wait that brings a value.</summary>
internal abstract class ValueNode<T>(Simulation simulation) : WaitNode(simulation)
{
    internal sealed override bool BringsValue => true;

    /// <summary>The value of a wait that is completed.</summary>
    public abstract T Value { get; }
}
