using System.Numerics;

namespace Scheduler.Core.Placement;

/// <summary>
/// Stage 2 of a calm cycle: no disk is overfull, and every floor finds a seat without anything being deleted for it. Then
/// room only shrinks, nothing is taken back, and a held copy is accepted whenever its turn comes. So only copies that
/// would have to be downloaded, and the chunks that such a copy could not go home to, need to be looked at in order of
/// precedence; in a settled fleet hardly any. Who is held at home is found out beforehand, on several threads.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class CalmReconciliation<THash>
    where THash : struct, IRingHash
{
    private readonly FleetWalks<THash> _walks;

    /// <summary>Ordinals that have a flag of their own. Later ones share the last flag and are always looked at.</summary>
    private readonly int _flaggedTags;

    private readonly HolderLists _ideal;
    private readonly PlacementInput _input;
    private readonly int _floor;
    private readonly long[] _freeBytes;
    private readonly SeatedRows _rows;

    /// <summary>For each chunk, the ordinals that must be looked at.</summary>
    private readonly ulong[] _open;

    /// <summary>For each chunk, the ordinal after its last one that must be looked at.</summary>
    private readonly int[] _ends;

    private CalmReconciliation(FleetWalks<THash> walks, HolderLists ideal, long[] freeBytes)
    {
        _walks = walks;
        _flaggedTags = walks.Execution.Work.FlaggedOrdinals;
        _ideal = ideal;
        _input = walks.Input;
        _floor = walks.Input.Configuration.MinimumReplication;
        _freeBytes = freeBytes;
        var counts = new int[ideal.Count];
        for (var chunk = 0; chunk < counts.Length; chunk++)
        {
            counts[chunk] = Math.Max(_floor, ideal[chunk].Length);
        }

        _rows = new SeatedRows(walks.Homes, counts);
        _open = new ulong[counts.Length];
        _ends = new int[counts.Length];
    }

    /// <summary>Runs all phases.</summary>
    /// <param name="walks">Walks over the fleet.</param>
    /// <param name="ideal">The result of stage 1.</param>
    /// <param name="freeBytes">Free space of each worker, with all that is held charged; charged further, also in vain.</param>
    /// <returns>Workers of each chunk, in no particular order; null if the cycle is not calm.</returns>
    public static HolderLists? TryRun(FleetWalks<THash> walks, HolderLists ideal, long[] freeBytes)
    {
        if (freeBytes.AsSpan().ContainsAnyInRange(long.MinValue, -1) || walks.Input.Configuration.MinimumReplication > freeBytes.Length)
        {
            return null;
        }

        var stage = new CalmReconciliation<THash>(walks, ideal, freeBytes);
        return stage.TrySeatAll() ? stage.Published() : null;
    }

    private bool TrySeatAll()
    {
        Blocks.Run(_open.Length, _walks.Execution.Work.BlockRows, _walks.Execution.Threads, FlagFreshCopies);
        if (!TrySeatEstablishedFloors() || !TrySeatNewFloors())
        {
            return false;
        }

        BonusRounds.Run(new BonusSeating(this), _walks.Order.All, _ends, _floor);
        return true;
    }

    private void FlagFreshCopies(int first, int end)
    {
        for (var chunk = first; chunk < end; chunk++)
        {
            var held = _input.Held[chunk];
            var homes = _rows[chunk];
            var flagged = Math.Min(_flaggedTags, homes.Length);
            var open = homes.Length > _flaggedTags ? 1UL << _flaggedTags : 0;
            for (var tag = 0; tag < flagged; tag++)
            {
                open |= held.Contains(homes[tag]) ? 0 : 1UL << tag;
            }

            _open[chunk] = open;
            _ends[chunk] = homes.Length > _flaggedTags ? homes.Length : 64 - BitOperations.LeadingZeroCount(open);
        }
    }

    private bool TrySeatEstablishedFloors()
    {
        for (var tag = 0; tag < _floor; tag++)
        {
            foreach (var chunk in _walks.Order.All)
            {
                if (MustLookAt(chunk, tag) && !NewChunks.IsNew(_input, chunk) && !TrySeat(chunk, tag))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool TrySeatNewFloors()
    {
        foreach (var chunk in _walks.Order.All)
        {
            if (NewChunks.IsNew(_input, chunk))
            {
                for (var tag = 0; tag < _floor; tag++)
                {
                    if (!TrySeat(chunk, tag))
                    {
                        return false;
                    }
                }
            }
        }

        return true;
    }

    private bool MustLookAt(int chunk, int tag) => (_open[chunk] >> Math.Min(tag, _flaggedTags) & 1) != 0;

    private bool TrySeat(int chunk, int tag)
    {
        if (!MustLookAt(chunk, tag))
        {
            return true;
        }

        var home = _rows.At(_rows.IndexOf(chunk, tag));
        if (_rows.Deviates(chunk) || tag >= _flaggedTags)
        {
            return (!_rows.Before(chunk, tag).Contains(home) && TryCharge(chunk, home)) || TrySeatElsewhere(chunk, tag);
        }

        var size = _input.Chunks.SizesBytes[chunk];
        if (home < _freeBytes.Length && _freeBytes[home] >= size)
        {
            _freeBytes[home] -= size;
            return true;
        }

        return TrySeatElsewhere(chunk, tag);
    }

    /// <summary>What a disk has already costs nothing.</summary>
    private bool TryCharge(int chunk, ushort worker)
    {
        if (worker == HomeRows.Nobody)
        {
            return false;
        }

        if (_input.Held[chunk].Contains(worker))
        {
            return true;
        }

        var size = _input.Chunks.SizesBytes[chunk];
        if (_freeBytes[worker] < size)
        {
            return false;
        }

        _freeBytes[worker] -= size;
        return true;
    }

    private bool TrySeatElsewhere(int chunk, int tag)
    {
        var eligible = _walks.Eligibility.WorkersFor(chunk);
        var seated = _rows.Before(chunk, tag);
        foreach (var worker in _walks.Walk(chunk, tag))
        {
            if ((eligible is null || eligible[worker]) && !seated.Contains(worker) && TryCharge(chunk, worker))
            {
                _rows.Deviate(chunk, tag, worker);

                // From here on a home may have the chunk already, held or not.
                _open[chunk] |= tag < _flaggedTags ? ulong.MaxValue << tag : 0;
                _ends[chunk] = _rows.CountOf(chunk);
                return true;
            }
        }

        return false;
    }

    private HolderLists Published() => CopiedRows.Of(
        _open.Length,
        chunk => _rows.CountOf(chunk) + CountAddBack(chunk),
        (chunk, row) =>
        {
            // What is published as it was held keeps the order of the held list, which usually ascends as the result must.
            var seated = _rows[chunk];
            var isAsHeld = _open[chunk] == 0 && _input.Held[chunk].Length == seated.Length;
            (isAsHeld ? _input.Held[chunk] : seated).CopyTo(row);
            if (row.Length > seated.Length)
            {
                AddBack.Choose(_input.Held[chunk], seated, _ideal[chunk], row[seated.Length..]);
            }
        },
        _walks.Execution);

    private int CountAddBack(int chunk)
    {
        // A chunk of which nothing is looked at has all its copies on disks already.
        var held = _input.Held[chunk];
        if (held.IsEmpty || _open[chunk] == 0)
        {
            return 0;
        }

        var publishedHeld = 0;
        foreach (var worker in _rows[chunk])
        {
            publishedHeld += held.Contains(worker) ? 1 : 0;
        }

        return AddBack.Count(_floor, held.Length, publishedHeld);
    }

    /// <summary>A value type, so that the rounds are compiled for this stage.</summary>
    private readonly struct BonusSeating(CalmReconciliation<THash> stage) : ISeating
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
