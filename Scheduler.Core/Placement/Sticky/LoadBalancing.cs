namespace Scheduler.Core.Placement;

/// <summary>
/// Moves copies from workers that stand well above the mean to workers below it. Moves cost bytes, so none is made inside
/// the tolerance, and each brings the two workers nearer to each other without changing places.
/// </summary>
internal sealed class LoadBalancing
{
    private readonly StickyState _state;
    private readonly ushort[] _byIdentity;
    private readonly long _meanBytes;

    public LoadBalancing(StickyState state, ushort[] byIdentity)
    {
        _state = state;
        _byIdentity = byIdentity;
        Int128 total = 0;
        foreach (var bytes in state.GoalBytes)
        {
            total += bytes;
        }

        _meanBytes = byIdentity.Length == 0 ? 0 : (long)(total / byIdentity.Length);
    }

    /// <summary>Share of the mean by which a worker may exceed it before copies move away.</summary>
    public const double Tolerance = 0.02;

    /// <summary>Balances.</summary>
    public void Run()
    {
        var limitBytes = (long)(_meanBytes * (1 + Tolerance));
        var overfull = Array.FindAll(_byIdentity, worker => _state.GoalBytes[worker] > limitBytes);
        if (overfull.Length == 0)
        {
            return;
        }

        var receivers = Array.FindAll(_byIdentity, worker => _state.GoalBytes[worker] < _meanBytes);
        foreach (var worker in overfull)
        {
            Relieve(worker, receivers);
        }
    }

    private void Relieve(ushort worker, ushort[] receivers)
    {
        foreach (var chunk in _state.GoalByWorker[worker].ToArray())
        {
            if (_state.GoalBytes[worker] <= _meanBytes)
            {
                return;
            }

            if (_state.Goal.Contains(chunk, worker)
                && _state.Holds(chunk, worker)
                && _state.GoalBytes[worker] - _state.SizesBytes[chunk] >= _meanBytes
                && Receiver(chunk, receivers) is var receiver and >= 0)
            {
                _state.Replace(chunk, worker, receiver);
                _state.DiskBytes[receiver] += _state.Holds(chunk, receiver) ? 0 : _state.SizesBytes[chunk];
            }
        }
    }

    /// <summary>A worker that stays at or below the mean with the chunk, tried from a start that differs from chunk to chunk.</summary>
    private int Receiver(int chunk, ushort[] receivers)
    {
        if (receivers.Length == 0 || _state.SizesBytes[chunk] == 0)
        {
            return -1;
        }

        var start = (int)(_state.Keys[chunk] % (ulong)receivers.Length);
        for (var i = 0; i < receivers.Length; i++)
        {
            var worker = receivers[start + i < receivers.Length ? start + i : start + i - receivers.Length];
            if (_state.GoalBytes[worker] + _state.SizesBytes[chunk] <= _meanBytes
                && _state.HasGoalRoom(chunk, worker)
                && (_state.Holds(chunk, worker) || _state.HasDiskRoom(chunk, worker)))
            {
                return worker;
            }
        }

        return -1;
    }
}
