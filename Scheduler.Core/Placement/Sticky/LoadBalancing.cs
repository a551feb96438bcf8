namespace Scheduler.Core.Placement;

/// <summary>
/// Moves copies from workers that stand well above the mean to workers below it. Moves cost bytes, so none is made inside
/// the tolerance; a worker outside it is brought halfway in, so that the next small change does not put it out again.
/// </summary>
internal sealed class LoadBalancing
{
    private readonly StickyState _state;
    private readonly double _tolerance;
    private readonly long _meanBytes;

    public LoadBalancing(StickyState state, double tolerance)
    {
        _state = state;
        _tolerance = tolerance;
        _meanBytes = state.WorkerCount == 0 ? 0 : (long)(HeldBytes.Total(state.GoalBytes) / state.WorkerCount);
    }

    /// <summary>Balances.</summary>
    public void Run()
    {
        var limitBytes = (long)(_meanBytes * (1 + _tolerance));
        var overfull = Workers(bytes => bytes > limitBytes);
        if (overfull.Length == 0)
        {
            return;
        }

        var receivers = Workers(bytes => bytes < _meanBytes);
        foreach (var worker in overfull)
        {
            Relieve(worker, receivers);
        }
    }

    private int[] Workers(Predicate<long> isWanted)
    {
        var workers = new List<int>();
        for (var worker = 0; worker < _state.WorkerCount; worker++)
        {
            if (isWanted(_state.GoalBytes[worker]))
            {
                workers.Add(worker);
            }
        }

        return [.. workers];
    }

    private void Relieve(int worker, int[] receivers)
    {
        var aimBytes = (long)(_meanBytes * (1 + (_tolerance / 2)));
        foreach (var chunk in _state.GoalByWorker[worker].ToArray())
        {
            if (_state.GoalBytes[worker] <= aimBytes)
            {
                return;
            }

            if (_state.Goal.Contains(chunk, worker)
                && _state.Holds(chunk, worker)
                && Pays(chunk, worker)
                && Receiver(chunk, receivers) is var receiver and >= 0)
            {
                _state.Replace(chunk, worker, receiver);
                _state.Fetch(chunk, receiver);
            }
        }
    }

    /// <summary>Whether the worker stays at or above the mean without the copy.</summary>
    private bool Pays(int chunk, int worker)
    {
        return _state.GoalBytes[worker] - _state.SizesBytes[chunk] >= _meanBytes;
    }

    /// <summary>A worker that stays at or below the mean with the chunk, tried from a start that differs from chunk to chunk.</summary>
    private int Receiver(int chunk, int[] receivers)
    {
        if (receivers.Length == 0 || _state.SizesBytes[chunk] == 0)
        {
            return -1;
        }

        var start = (int)(_state.Keys[chunk] % (ulong)receivers.Length);
        for (var i = 0; i < receivers.Length; i++)
        {
            var worker = receivers[start + i < receivers.Length ? start + i : start + i - receivers.Length];
            if (StaysBelowMean(chunk, worker)
                && _state.HasGoalRoom(chunk, worker)
                && (_state.Holds(chunk, worker) || _state.HasDiskRoom(chunk, worker)))
            {
                return worker;
            }
        }

        return -1;
    }

    private bool StaysBelowMean(int chunk, int worker)
    {
        return _state.GoalBytes[worker] + _state.SizesBytes[chunk] <= _meanBytes;
    }
}
