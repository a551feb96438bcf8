namespace Scheduler.Core.Placement;

/// <summary>
/// What a plan lists: the goal without the copies that wait for room, and with copies of the previous plan that must stay
/// until others have taken over (<see cref="KeptCopies"/>).
/// </summary>
internal sealed class StickyPublication
{
    private readonly StickyState _state;
    private readonly FreshPlacement _placement;
    private readonly List<ushort> _row = [];

    public StickyPublication(StickyState state, FreshPlacement placement)
    {
        _state = state;
        _placement = placement;
    }

    /// <summary>The rows, in no meaningful order.</summary>
    public HolderLists Rows()
    {
        var offsets = new int[_state.ChunkCount + 1];
        var positions = new ushort[MostCopies()];
        for (var chunk = 0; chunk < _state.ChunkCount;)
        {
            if (_state.IsChanged[chunk])
            {
                offsets[chunk + 1] = offsets[chunk] + WriteChanged(chunk, positions.AsSpan(offsets[chunk]));
                chunk++;
            }
            else
            {
                var end = EndOfUnchanged(chunk);
                WriteUnchanged(chunk, end, offsets, positions);
                chunk = end;
            }
        }

        return new HolderLists(offsets, positions);
    }

    private int MostCopies()
    {
        var copies = 0L;
        for (var chunk = 0; chunk < _state.ChunkCount; chunk++)
        {
            copies += _state.IsChanged[chunk] ? _state.Goal.CountOf(chunk) + _state.Input.Held[chunk].Length : _state.Input.Committed[chunk].Length;
        }

        return checked((int)copies);
    }

    private int EndOfUnchanged(int first)
    {
        var length = _state.IsChanged.AsSpan(first).IndexOf(true);
        return length < 0 ? _state.ChunkCount : first + length;
    }

    /// <summary>Rows of the previous plan, one after the other; most of a plan is that.</summary>
    private void WriteUnchanged(int first, int end, int[] offsets, ushort[] positions)
    {
        var committed = _state.Input.Committed;
        var copies = committed.Positions.AsSpan(committed.Offsets[first], committed.Offsets[end] - committed.Offsets[first]);
        copies.CopyTo(positions.AsSpan(offsets[first]));
        var shift = offsets[first] - committed.Offsets[first];
        for (var chunk = first; chunk < end; chunk++)
        {
            offsets[chunk + 1] = committed.Offsets[chunk + 1] + shift;
        }
    }

    private int WriteChanged(int chunk, Span<ushort> row)
    {
        _row.Clear();
        foreach (var worker in _state.Goal[chunk])
        {
            if (!_placement.IsWaiting(chunk, worker))
            {
                _row.Add(worker);
            }
        }

        KeptCopies.AddTo(_state, chunk, _row);
        _row.CopyTo(row);
        return _row.Count;
    }
}
