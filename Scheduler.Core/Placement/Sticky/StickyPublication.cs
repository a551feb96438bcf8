namespace Scheduler.Core.Placement;

/// <summary>
/// What a plan lists: the goal without the copies that wait for room, and with copies of the previous plan that must stay
/// until others have taken over. A copy is given up only if the floor's worth remains of the copies that exist, of those of
/// the previous plan, and of those among them that readers are sent to, since only they are known to be there.
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

        Keep(chunk, _state.Input.Committed[chunk], readersOnly: true);
        Keep(chunk, _state.Input.Committed[chunk], readersOnly: false);
        Keep(chunk, _state.Input.Held[chunk], readersOnly: false);
        _row.CopyTo(row);
        return _row.Count;
    }

    /// <summary>Adds copies until the floor's worth of them is listed.</summary>
    private void Keep(int chunk, ReadOnlySpan<ushort> copies, bool readersOnly)
    {
        var (present, listed) = (0, 0);
        foreach (var worker in copies)
        {
            if (IsKept(chunk, worker, readersOnly))
            {
                present++;
                listed += _row.Contains(worker) ? 1 : 0;
            }
        }

        for (; listed < Math.Min(_state.Floor, present); listed++)
        {
            _row.Add(FirstToKeep(chunk, copies, readersOnly));
        }
    }

    private ushort FirstToKeep(int chunk, ReadOnlySpan<ushort> copies, bool readersOnly)
    {
        var first = ushort.MaxValue;
        foreach (var worker in copies)
        {
            first = worker < first && IsKept(chunk, worker, readersOnly) && !_row.Contains(worker) ? worker : first;
        }

        return first;
    }

    private bool IsKept(int chunk, ushort worker, bool readersOnly) =>
        !_state.IsEvicted(chunk, worker) && (!readersOnly || _state.Input.Routed[chunk].Contains(worker));
}
