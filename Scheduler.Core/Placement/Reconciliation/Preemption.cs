namespace Scheduler.Core.Placement;

/// <summary>
/// Seats a mandatory copy that found no room, by deleting copies above other chunks' floors on one worker in
/// the same cycle. Without it a fleet that is full of drains and bonus copies would commit a visible chunk with
/// no copy at all.
/// </summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
internal sealed class Preemption<THash>
    where THash : struct, IRingHash
{
    private readonly FleetWalks<THash> _walks;
    private readonly ReconciliationState _state;
    private readonly List<EvictionCandidate> _candidates = [];
    private DonorLedger? _ledger;

    public Preemption(FleetWalks<THash> walks, ReconciliationState state)
    {
        _walks = walks;
        _state = state;
    }

    /// <summary>Walks the replica's ring once more and seats it on the first worker where evictions make enough room.</summary>
    /// <returns>False if no worker can be cleared; then nothing was evicted.</returns>
    public bool TrySeat(int chunk, int tag)
    {
        var ledger = _ledger ??= new DonorLedger(_walks.Input, _state);
        var size = _walks.Input.Chunks.SizesBytes[chunk];
        var eligible = _walks.Eligibility.WorkersFor(chunk);
        foreach (var worker in _walks.Walk(chunk, tag))
        {
            if ((eligible is null || eligible[worker]) && IsRefusedForRoom(chunk, worker, size) && Collect(ledger, chunk, worker) + _state.FreeBytes[worker] >= size)
            {
                EvictUntilFree(ledger, worker, size);
                _state.PublishFresh(chunk, worker);
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes back the evictions beyond the first <paramref name="count"/>, the latest first.</summary>
    public void UndoBeyond(int count)
    {
        while (_state.Held.Evictions.Count > count)
        {
            var restored = _state.Held.UndoLast();
            _state.FreeBytes[restored.Worker] -= _walks.Input.Chunks.SizesBytes[restored.Chunk];
            _ledger!.OnRestored(restored.Chunk, (ushort)restored.Worker);
        }
    }

    /// <summary>
    /// Only lack of room is mended here. A worker that has the chunk already, evicted in this call or refused
    /// because its disk is overfull, is none to make room on: the bytes would be charged a second time.
    /// </summary>
    private bool IsRefusedForRoom(int chunk, ushort worker, long size) =>
        !_state.Published.Contains(chunk, worker)
        && !_state.Held.IsHeld(chunk, worker)
        && Math.Max(0, _state.FreeBytes[worker]) < size;

    /// <summary>Gathers the copies on a worker that may be taken and returns their bytes.</summary>
    private long Collect(DonorLedger ledger, int starved, ushort worker)
    {
        _candidates.Clear();
        var bytes = 0L;
        foreach (var donor in ledger.HeldOn(worker))
        {
            if (ledger.MayTake(donor, worker, starved))
            {
                var size = _walks.Input.Chunks.SizesBytes[donor];
                _candidates.Add(new EvictionCandidate(donor, size, ledger.IsRouted(donor, worker)));
                bytes += size;
            }
        }

        return bytes;
    }

    private void EvictUntilFree(DonorLedger ledger, ushort worker, long size)
    {
        _candidates.Sort(EvictionOrder.Instance);
        foreach (var candidate in _candidates)
        {
            if (_state.FreeBytes[worker] >= size)
            {
                break;
            }

            _state.Held.Evict(candidate.Chunk, worker);
            _state.FreeBytes[worker] += candidate.SizeBytes;
            ledger.OnEvicted(candidate.Chunk, worker);
        }

        Invariant.Require(_state.FreeBytes[worker] >= size, "evictions must make enough room for the chunk that they seat");
    }
}
