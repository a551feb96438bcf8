namespace Sim.Processes;

/// <summary>Waits in order of their priority, lower first, and within a priority in the order in which they came.</summary>
internal sealed class WaitingLine
{
    private readonly List<WaitingClass> _classes = [];
    private WaitingClass? _spare;

    public int Count { get; private set; }

    public WaitNode? First => _classes.Count == 0 ? null : _classes[0].First;

    /// <summary>The priority of the first.</summary>
    public double FirstPriority => _classes.Count == 0 ? double.PositiveInfinity : _classes[0].Priority;

    public void Add(WaitNode node, double priority)
    {
        ClassOf(priority).Add(node);
        Count++;
    }

    public void Remove(WaitNode node)
    {
        var waiting = node.Class!;
        waiting.Remove(node);
        Count--;
        if (waiting.First is null)
        {
            _classes.Remove(waiting);
            _spare = waiting;
        }
    }

    /// <summary>The one that comes after another.</summary>
    public WaitNode? After(WaitNode node)
    {
        if (node.Next is not null)
        {
            return node.Next;
        }

        var next = _classes.IndexOf(node.Class!) + 1;
        return next < _classes.Count ? _classes[next].First : null;
    }

    private WaitingClass ClassOf(double priority)
    {
        var (low, high) = (0, _classes.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_classes[middle].Priority < priority)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == _classes.Count || _classes[low].Priority != priority)
        {
            var waiting = _spare ?? new WaitingClass();
            _spare = null;
            waiting.Priority = priority;
            _classes.Insert(low, waiting);
        }

        return _classes[low];
    }
}
