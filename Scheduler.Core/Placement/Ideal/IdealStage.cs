namespace Scheduler.Core.Placement;

/// <summary>
/// Stage 1: where the copies would go if nobody held anything yet. Consistent hashing with bounded loads;
/// mandatory copies first, then the bonus. The order decides who finds room, so it runs on one thread; but all it
/// looks at for a copy that sits at home is the home, the size and the room there.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class IdealStage<THash>
    where THash : struct, IRingHash
{
    private readonly FleetWalks<THash> _walks;
    private readonly long[] _freeBytes;
    private readonly int[] _targets;
    private readonly int _floor;
    private readonly long[] _sizesBytes;
    private readonly SeatedRows _rows;

    /// <summary>Creates the stage.</summary>
    /// <param name="walks">Walks over the fleet.</param>
    /// <param name="freeBytes">Free space of each worker, at least 0; charged as copies are placed.</param>
    /// <param name="targets">Most copies of each chunk.</param>
    public IdealStage(FleetWalks<THash> walks, long[] freeBytes, int[] targets)
    {
        _walks = walks;
        _freeBytes = freeBytes;
        _targets = targets;
        _floor = walks.Input.Configuration.MinimumReplication;
        _sizesBytes = walks.Input.Chunks.SizesBytes;
        _rows = new SeatedRows(walks.Homes, Array.ConvertAll(targets, target => Math.Max(_floor, target)));
    }

    /// <summary>After a refusal, the seats that were taken when a copy found none.</summary>
    public StuckSeating? Stuck { get; private set; }

    /// <summary>Places all copies.</summary>
    /// <returns>Workers of each chunk in order of placement; null if some floor cannot be met.</returns>
    public HolderLists? Run()
    {
        // More copies than workers cannot be had, and rows have no room for them.
        if (_floor > _freeBytes.Length && _targets.Length > 0)
        {
            return null;
        }

        if (!PlaceFloors(_walks.Order.Restricted) || !PlaceFloors(_walks.Order.Unrestricted))
        {
            return null;
        }

        BonusRounds.Run(new BonusSeating(this), _walks.Order.All, _targets, _floor);
        return _rows.ToHolderLists(_walks.Execution);
    }

    /// <summary>Every chunk of the group gets its first copy before any gets its second.</summary>
    private bool PlaceFloors(ReadOnlySpan<int> group)
    {
        for (var tag = 0; tag < _floor; tag++)
        {
            foreach (var chunk in group)
            {
                if (!TrySeat(chunk, tag))
                {
                    Stuck = new StuckSeating(chunk, SeatedBefore(chunk, tag));
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>What sat when a copy found no worker: everything that comes before it in the order of placement.</summary>
    private HolderLists SeatedBefore(int stuckChunk, int stuckTag)
    {
        var counts = new int[_targets.Length];
        var isRestricted = _walks.Eligibility.IsRestricted(stuckChunk);
        var isBefore = true;
        foreach (var chunk in isRestricted ? _walks.Order.Restricted : _walks.Order.Unrestricted)
        {
            isBefore &= chunk != stuckChunk;
            counts[chunk] = isBefore ? stuckTag + 1 : stuckTag;
        }

        foreach (var chunk in isRestricted ? [] : _walks.Order.Restricted)
        {
            counts[chunk] = _floor;
        }

        return CopiedRows.Of(counts.Length, chunk => counts[chunk], (chunk, row) => _rows.Before(chunk, counts[chunk]).CopyTo(row), _walks.Execution);
    }

    private bool TrySeat(int chunk, int tag)
    {
        var home = _rows.At(_rows.IndexOf(chunk, tag));
        var size = _sizesBytes[chunk];
        if (home < _freeBytes.Length && _freeBytes[home] >= size && (!_rows.Deviates(chunk) || !_rows.Before(chunk, tag).Contains(home)))
        {
            _freeBytes[home] -= size;
            return true;
        }

        return TrySeatElsewhere(chunk, tag);
    }

    private bool TrySeatElsewhere(int chunk, int tag)
    {
        var size = _sizesBytes[chunk];
        var eligible = _walks.Eligibility.WorkersFor(chunk);
        var seated = _rows.Before(chunk, tag);
        foreach (var worker in _walks.Walk(chunk, tag))
        {
            if (_freeBytes[worker] >= size && (eligible is null || eligible[worker]) && !seated.Contains(worker))
            {
                _freeBytes[worker] -= size;
                _rows.Deviate(chunk, tag, worker);
                return true;
            }
        }

        return false;
    }

    /// <summary>A value type, so that the rounds are compiled for this stage.</summary>
    private readonly struct BonusSeating(IdealStage<THash> stage) : ISeating
    {
        public bool TrySeat(int chunk, int tag)
        {
            if (stage.TrySeat(chunk, tag))
            {
                return true;
            }

            stage._rows.Cut(chunk, tag);
            return false;
        }
    }
}
