namespace Sim.Processes;

/// <summary>Waits in the order in which they came. A wait is in one chain at most, which costs no memory.</summary>
internal struct WaitChain
{
    private WaitNode? _last;

    public WaitNode? First { get; private set; }

    public void Add(WaitNode node)
    {
        node.Previous = _last;
        if (_last is null)
        {
            First = node;
        }
        else
        {
            _last.Next = node;
        }

        _last = node;
    }

    public void Remove(WaitNode node)
    {
        if (node.Previous is null)
        {
            First = node.Next;
        }
        else
        {
            node.Previous.Next = node.Next;
        }

        if (node.Next is null)
        {
            _last = node.Previous;
        }
        else
        {
            node.Next.Previous = node.Previous;
        }

        (node.Previous, node.Next) = (null, null);
    }

    /// <summary>Lets all of them go on.</summary>
    public void GrantAll(Exception? failure)
    {
        while (First is { } node)
        {
            Remove(node);
            if (failure is null)
            {
                node.Grant();
            }
            else
            {
                node.GrantFailure(failure);
            }
        }
    }
}
