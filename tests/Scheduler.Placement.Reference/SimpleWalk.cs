namespace Scheduler.Placement.Reference;

/// <summary>The workers of one ring in the order in which a replica meets them: from its start to the end, then from the beginning. Meant for <c>foreach</c>.</summary>
internal ref struct SimpleWalk
{
    private readonly ReadOnlySpan<ushort> _positions;
    private int _next;
    private int _left;

    /// <summary>Creates a walk.</summary>
    /// <param name="positions">Worker positions in ring order.</param>
    /// <param name="start">Index of the first one to meet.</param>
    public SimpleWalk(ReadOnlySpan<ushort> positions, int start)
    {
        _positions = positions;
        _next = start;
        _left = positions.Length;
        Current = 0;
    }

    /// <summary>The worker met last.</summary>
    public ushort Current { get; private set; }

    /// <summary>The walk itself, as <c>foreach</c> wants it.</summary>
    public readonly SimpleWalk GetEnumerator() => this;

    /// <summary>Goes on to the next worker; false once every worker has been met.</summary>
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }

        _left--;
        Current = _positions[_next];
        _next = _next + 1 == _positions.Length ? 0 : _next + 1;
        return true;
    }
}
