namespace Scheduler.Core.Placement;

/// <summary>
/// Finds a worker for one new copy. Workers have tickets in proportion to what they lack of the common level, so that new
/// copies run to where there is room; a copy draws a few tickets by its own hash and takes the emptier worker, which keeps
/// the fullest worker within a few copies of the mean (the power of two choices: Mitzenmacher, 2001).
/// </summary>
internal sealed class CandidateWorkers
{
    private const int MostTickets = 1 << 16;
    private const int TicketsPerWorker = 16;
    private const int Choices = 3;
    private const int Draws = 12;
    private const int LanesPerHash = 4;

    private readonly StickyState _state;
    private readonly ushort[] _tickets;
    private readonly int _shift;

    /// <summary>Hands out the tickets.</summary>
    /// <param name="state">The plan, with the bytes that are on the workers already.</param>
    /// <param name="wantedBytes">Bytes that are yet to be placed.</param>
    public CandidateWorkers(StickyState state, Int128 wantedBytes)
    {
        _state = state;
        var bits = 4;
        while (1 << bits < Math.Min(MostTickets, state.WorkerCount * TicketsPerWorker))
        {
            bits++;
        }

        _tickets = state.WorkerCount > state.Limits.SearchedFleet ? HandOut(1 << bits, WaterLevel.Of(state.GoalBytes, wantedBytes)) : [];
        _shift = 16 - bits;
    }

    /// <summary>A worker for a further copy of a chunk.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <param name="needsDisk">Whether the worker must be able to fetch it at once, or it is enough that the goal has room.</param>
    /// <returns>The worker; -1 if none has room.</returns>
    public int Find(int chunk, bool needsDisk) =>
        _tickets.Length > 0 && Draw(chunk, needsDisk) is var drawn and >= 0 ? drawn : Search(chunk, needsDisk);

    /// <summary>A worker that drains the chunk and could keep it: readers' workers first, then the emptiest.</summary>
    /// <param name="chunk">The chunk.</param>
    /// <returns>The worker; -1 if there is none.</returns>
    public int FindDraining(int chunk)
    {
        var best = -1;
        var isBestRouted = false;
        foreach (var worker in _state.Input.Held[chunk])
        {
            if (_state.HasGoalRoom(chunk, worker))
            {
                var isRouted = _state.Input.Routed[chunk].Contains(worker);
                if (best < 0 || (isRouted && !isBestRouted) || (isRouted == isBestRouted && _state.IsEmptier(worker, best)))
                {
                    (best, isBestRouted) = (worker, isRouted);
                }
            }
        }

        return best;
    }

    private int Draw(int chunk, bool needsDisk)
    {
        var hash = Mix(_state.Keys[chunk] + ((ulong)_state.Goal.CountOf(chunk) * 0x9E3779B97F4A7C15));
        var best = -1;
        var found = 0;
        for (var draw = 0; draw < Draws && found < Choices; draw++)
        {
            var worker = _tickets[(int)((hash & 0xFFFF) >> _shift)];
            hash >>= 16;
            if (draw % LanesPerHash == LanesPerHash - 1)
            {
                hash = Mix(_state.Keys[chunk] ^ ((ulong)(draw + 1) * 0xD1B54A32D192ED03) ^ (ulong)_state.Goal.CountOf(chunk));
            }

            if (Accepts(chunk, worker, needsDisk))
            {
                found++;
                best = best < 0 || _state.GoalBytes[worker] < _state.GoalBytes[best] ? worker : best;
            }
        }

        return best;
    }

    /// <summary>The emptiest of all workers with room; of equals the first from a start that differs from chunk to chunk.</summary>
    private int Search(int chunk, bool needsDisk)
    {
        var count = _state.WorkerCount;
        if (count == 0)
        {
            return -1;
        }

        var start = (int)(Mix(_state.Keys[chunk]) % (ulong)count);
        var best = -1;
        for (var i = 0; i < count; i++)
        {
            var worker = start + i < count ? start + i : start + i - count;
            if ((best < 0 || _state.GoalBytes[worker] < _state.GoalBytes[best]) && Accepts(chunk, worker, needsDisk))
            {
                best = worker;
            }
        }

        return best;
    }

    private bool Accepts(int chunk, int worker, bool needsDisk) =>
        _state.HasGoalRoom(chunk, worker) && (!needsDisk || _state.HasDiskRoom(chunk, worker));

    /// <summary>Cuts the tickets in proportion to what each worker lacks; cumulative rounding loses none.</summary>
    private ushort[] HandOut(int count, long levelBytes)
    {
        var lacking = 0.0;
        foreach (var bytes in _state.GoalBytes)
        {
            lacking += Math.Max(0, levelBytes - bytes);
        }

        var tickets = new ushort[count];
        var sum = 0.0;
        var next = 0;
        for (var worker = 0; worker < _state.WorkerCount; worker++)
        {
            sum += lacking > 0 ? Math.Max(0, levelBytes - _state.GoalBytes[worker]) / lacking : 1.0 / _state.WorkerCount;
            var end = worker == _state.WorkerCount - 1 ? count : Math.Min(count, (int)Math.Round(sum * count));
            while (next < end)
            {
                tickets[next++] = (ushort)worker;
            }
        }

        return tickets;
    }

    /// <summary>The finalizer of splitmix64 (Steele, Lea and Flood, 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
