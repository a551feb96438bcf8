namespace Sim.Processes;

/// <summary>Nodes of one kind that nobody uses, so that a wait allocates nothing.</summary>
internal sealed class NodePool<TNode>(Func<TNode> create)
    where TNode : WaitNode
{
    private WaitNode? _first;

    public TNode Rent()
    {
        if (_first is not { } node)
        {
            return create();
        }

        _first = node.Next;
        node.Next = null;
        return (TNode)node;
    }

    public void Return(TNode node)
    {
        node.Next = _first;
        _first = node;
    }
}
