namespace Sim.Processes;

/// <summary>Those of one priority in a line.</summary>
internal sealed class WaitingClass
{
    private WaitChain _chain;

    public double Priority { get; set; }

    public WaitNode? First => _chain.First;

    public void Add(WaitNode node)
    {
        node.Class = this;
        _chain.Add(node);
    }

    public void Remove(WaitNode node)
    {
        node.Class = null;
        _chain.Remove(node);
    }
}
