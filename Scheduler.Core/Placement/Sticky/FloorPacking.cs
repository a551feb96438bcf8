namespace Scheduler.Core.Placement;

/// <summary>
/// Packs all floors anew, the largest chunks first, as a last resort before a shortage is reported. The first attempt keeps
/// copies where they are as far as they fit; then nothing but fitting counts. On small sets what does not fit is seated all
/// the same and repaired by swapping, several orders are tried, and at last all packings.
/// </summary>
internal sealed class FloorPacking
{
    /// <summary>Stands in a packing where a chunk needs no further copy.</summary>
    public const ushort NoWorker = ushort.MaxValue;

    private readonly StickyState _state;

    public FloorPacking(StickyState state)
    {
        _state = state;
    }

    /// <summary>Looks for places of all floors on an empty fleet; the goal stays as it is.</summary>
    /// <returns>The workers of chunk i at positions <c>[i * m, (i + 1) * m)</c>, where m is the most that any chunk needs; null if no attempt packed.</returns>
    public ushort[]? TryPack()
    {
        var isSmall = _state.IsSmall;
        var order = Order(0);
        ushort[]? packing = null;
        foreach (var choice in Enum.GetValues<PackingChoice>())
        {
            packing ??= Pack(order, choice, isSmall);
        }

        for (var attempt = 1; isSmall && attempt <= _state.Limits.PackingOrders && packing is null; attempt++)
        {
            packing = Pack(Order(attempt), PackingChoice.MostRoom, mayRepair: true);
        }

        return packing is null && isSmall ? ExhaustiveFloorPacking.TryPack(_state, order) : packing;
    }

    /// <summary>Whether every copy of a packing can be fetched at once, beside everything that disks carry now, and passes for nothing before it is.</summary>
    public bool IsWithinReach(ushort[] packing)
    {
        var diskBytes = _state.DiskBytes.ToArray();
        for (var i = 0; i < packing.Length; i++)
        {
            var chunk = i / _state.MostNeeded;
            if (packing[i] == NoWorker)
            {
                continue;
            }

            if (_state.WouldPassForFetched(chunk, packing[i]))
            {
                return false;
            }

            diskBytes[packing[i]] += _state.Holds(chunk, packing[i]) ? 0 : _state.SizesBytes[chunk];
        }

        return Array.TrueForAll(diskBytes, bytes => bytes <= _state.CapacityBytes);
    }

    /// <summary>Replaces the goal by a packing, in which every chunk has exactly what it needs of its floor.</summary>
    public void Adopt(ushort[] packing)
    {
        for (var chunk = 0; chunk < _state.ChunkCount; chunk++)
        {
            foreach (var worker in _state.Goal[chunk].ToArray())
            {
                _state.Remove(chunk, worker);
            }
        }

        for (var chunk = 0; chunk < _state.ChunkCount; chunk++)
        {
            for (var copy = 0; copy < _state.Needs[chunk]; copy++)
            {
                _state.Add(chunk, packing[(chunk * _state.MostNeeded) + copy]);
            }
        }
    }

    /// <summary>Chunks that few workers may hold first, then by size, descending; later attempts shuffle sizes by up to a quarter.</summary>
    private int[] Order(int attempt)
    {
        var order = new int[_state.ChunkCount];
        var ranks = new double[order.Length];
        for (var chunk = 0; chunk < order.Length; chunk++)
        {
            var noise = attempt == 0 ? 0 : ChunkKeys.FractionOf((_state.Keys[chunk] ^ (ulong)attempt) * 0x9E3779B97F4A7C15);
            order[chunk] = chunk;
            ranks[chunk] = _state.SizesBytes[chunk] * (1 + (noise / 4));
        }

        Array.Sort(order, (left, right) =>
        {
            var byEligible = _state.Eligibility.CountFor(left).CompareTo(_state.Eligibility.CountFor(right));
            var byRank = ranks[right].CompareTo(ranks[left]);
            return byEligible != 0 ? byEligible : byRank != 0 ? byRank : left.CompareTo(right);
        });
        return order;
    }

    /// <summary>One attempt; null if a copy found no room.</summary>
    private ushort[]? Pack(int[] order, PackingChoice choice, bool mayRepair)
    {
        var freeBytes = _state.EmptyDisks();
        var packing = new ushort[checked(_state.ChunkCount * _state.MostNeeded)];
        Array.Fill(packing, NoWorker);
        var overflows = false;
        foreach (var chunk in order)
        {
            for (var copy = 0; copy < _state.Needs[chunk]; copy++)
            {
                var taken = packing.AsSpan(chunk * _state.MostNeeded, copy);
                var worker = Choose(chunk, freeBytes, taken, choice, mayOverflow: false);
                if (worker < 0)
                {
                    overflows = true;
                    worker = mayRepair ? Choose(chunk, freeBytes, taken, PackingChoice.MostRoom, mayOverflow: true) : -1;
                }

                if (worker < 0)
                {
                    return null;
                }

                freeBytes[worker] -= _state.SizesBytes[chunk];
                packing[(chunk * _state.MostNeeded) + copy] = (ushort)worker;
            }
        }

        return !overflows || new OverflowRepair(_state, packing).TryRun(_state.Limits.PackingExchanges) ? packing : null;
    }

    private int Choose(int chunk, long[] freeBytes, ReadOnlySpan<ushort> taken, PackingChoice choice, bool mayOverflow)
    {
        var size = _state.SizesBytes[chunk];
        var eligible = _state.Eligibility.WorkersFor(chunk);
        var best = -1;
        var bestRank = 0;
        for (var worker = 0; worker < _state.WorkerCount; worker++)
        {
            if ((!mayOverflow && freeBytes[worker] < size) || (eligible is not null && !eligible[worker]) || taken.Contains((ushort)worker))
            {
                continue;
            }

            var rank = choice == PackingChoice.Kept ? KeptRank(chunk, worker) : 0;
            if (best < 0 || rank > bestRank || (rank == bestRank && IsBetter(freeBytes[worker], freeBytes[best], choice)))
            {
                (best, bestRank) = (worker, rank);
            }
        }

        return best;
    }

    private int KeptRank(int chunk, int worker) =>
        _state.Goal.Contains(chunk, worker) && _state.Holds(chunk, worker) ? 2 : _state.Holds(chunk, worker) ? 1 : 0;

    private static bool IsBetter(long freeBytes, long bestFreeBytes, PackingChoice choice) =>
        choice switch
        {
            PackingChoice.First => false,
            PackingChoice.LeastRoom => freeBytes < bestFreeBytes,
            _ => freeBytes > bestFreeBytes,
        };
}
