namespace Scheduler.Core.Placement;

/// <summary>
/// Repairs a seating in which some workers are overfull: moves single copies and swaps pairs of copies, always the exchange
/// that leaves the least overflow, until nothing overflows or no exchange helps. Overflow counts as the sum of squares, so
/// that one worker far above its room is worse than several slightly above theirs.
/// </summary>
internal sealed class OverflowRepair
{
    private readonly StickyState _state;
    private readonly int _workers;
    private readonly ushort[] _seats;
    private readonly long[] _bytes;
    private readonly List<int>[] _seatsOfWorker;

    /// <summary>Takes a seating over.</summary>
    /// <param name="state">Sizes, eligibility, capacity, floor.</param>
    /// <param name="seats">The workers of chunk i at positions <c>[i * m, (i + 1) * m)</c>, where m is the most that any chunk needs; changed in place.</param>
    public OverflowRepair(StickyState state, ushort[] seats)
    {
        _state = state;
        _workers = state.WorkerCount;
        _seats = seats;
        _bytes = (long[])state.KeptBytes.Clone();
        _seatsOfWorker = Array.ConvertAll(_bytes, static _ => new List<int>());
        for (var seat = 0; seat < seats.Length; seat++)
        {
            if (seats[seat] == FloorPacking.NoWorker)
            {
                continue;
            }

            _bytes[seats[seat]] += SizeOf(seat);
            _seatsOfWorker[seats[seat]].Add(seat);
        }
    }

    /// <summary>Repairs.</summary>
    /// <param name="mostExchanges">Exchanges to try at most.</param>
    /// <returns>Whether nothing overflows any more.</returns>
    public bool TryRun(int mostExchanges)
    {
        for (var exchange = 0; exchange < mostExchanges; exchange++)
        {
            if (Fullest() is not { } fullest)
            {
                return true;
            }

            if (Best(fullest) is not { } best)
            {
                return false;
            }

            Apply(best.Seat, best.Worker, best.Other);
        }

        return Fullest() is null;
    }

    private int? Fullest()
    {
        int? fullest = null;
        for (var worker = 0; worker < _workers; worker++)
        {
            if (_bytes[worker] > _state.CapacityBytes && (fullest is not { } most || _bytes[worker] > _bytes[most]))
            {
                fullest = worker;
            }
        }

        return fullest;
    }

    /// <summary>The exchange of one copy of an overfull worker that reduces the overflow most, and among equals the one that leaves the two workers most alike; null if none reduces either.</summary>
    private (int Seat, int Worker, int Other)? Best(int fullest)
    {
        (int, int, int)? best = null;
        var bestGain = (0.0, 0.0);
        foreach (var seat in _seatsOfWorker[fullest])
        {
            for (var worker = 0; worker < _workers; worker++)
            {
                if (worker == fullest || !MaySit(seat, worker))
                {
                    continue;
                }

                Consider(seat, worker, -1, ref best, ref bestGain);
                foreach (var other in _seatsOfWorker[worker])
                {
                    if (MaySit(other, fullest))
                    {
                        Consider(seat, worker, other, ref best, ref bestGain);
                    }
                }
            }
        }

        return best;
    }

    private void Consider(int seat, int worker, int other, ref (int, int, int)? best, ref (double, double) bestGain)
    {
        var movedBytes = SizeOf(seat) - (other < 0 ? 0 : SizeOf(other));
        var (from, to) = (_bytes[_seats[seat]], _bytes[worker]);
        var overflow = Overflow(from) + Overflow(to) - Overflow(from - movedBytes) - Overflow(to + movedBytes);
        var gain = (overflow, Math.Abs((double)from - to) - Math.Abs((double)from - to - (2.0 * movedBytes)));
        if (overflow >= 0 && gain.CompareTo(bestGain) > 0)
        {
            best = (seat, worker, other);
            bestGain = gain;
        }
    }

    private double Overflow(long bytes)
    {
        var over = (double)Math.Max(0, bytes - _state.CapacityBytes);
        return over * over;
    }

    private void Apply(int seat, int worker, int other)
    {
        var from = _seats[seat];
        Move(seat, from, worker);
        if (other >= 0)
        {
            Move(other, worker, from);
        }
    }

    private void Move(int seat, int from, int to)
    {
        _seatsOfWorker[from].Remove(seat);
        _seatsOfWorker[to].Add(seat);
        _seats[seat] = (ushort)to;
        _bytes[from] -= SizeOf(seat);
        _bytes[to] += SizeOf(seat);
    }

    private bool MaySit(int seat, int worker)
    {
        var chunk = seat / _state.MostNeeded;
        return _state.Eligibility.Allows(chunk, worker)
            && !_seats.AsSpan(chunk * _state.MostNeeded, _state.MostNeeded).Contains((ushort)worker);
    }

    private long SizeOf(int seat) => _state.SizesBytes[seat / _state.MostNeeded];
}
