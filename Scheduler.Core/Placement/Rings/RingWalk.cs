namespace Scheduler.Core.Placement;

/// <summary>The workers of one ring in the order in which a replica meets them: from its start to the end, then from the beginning. Meant for <c>foreach</c>.</summary>
public ref struct RingWalk
{
    private readonly ReadOnlySpan<ulong> _entries;
    private int _next;
    private int _left;

    /// <summary>Creates a walk.</summary>
    /// <param name="entries">Ring entries in order; the lowest 16 bits of each are the position of its worker.</param>
    /// <param name="start">Index of the first one to meet.</param>
    internal RingWalk(ReadOnlySpan<ulong> entries, int start)
    {
        _entries = entries;
        _next = start;
        _left = entries.Length;
        Current = 0;
    }

    /// <summary>The worker met last.</summary>
    public ushort Current { get; private set; }

    /// <summary>The walk itself, as <c>foreach</c> wants it.</summary>
    public readonly RingWalk GetEnumerator() => this;

    /// <summary>Goes on to the next worker; false once every worker has been met.</summary>
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }

        _left--;
        Current = RingEntry.Position(_entries[_next]);
        _next = _next + 1 == _entries.Length ? 0 : _next + 1;
        return true;
    }
}
