namespace Scheduler.Core.Placement;

/// <summary>
/// Says which held copies may be deleted at once to seat another chunk, and keeps count of what each donor has
/// left, so that several starved chunks cannot strip one donor together. Built when the first seat needs it.
/// </summary>
internal sealed class DonorLedger
{
    private readonly PlacementInput _input;
    private readonly ReconciliationState _state;
    private readonly int[] _held;
    private readonly int[] _committed;
    private readonly int[] _committedAndRouted;
    private readonly WorkerRows _chunksByWorker;

    /// <summary>Counts the copies of every chunk. Nothing may have been evicted before.</summary>
    public DonorLedger(PlacementInput input, ReconciliationState state)
    {
        Invariant.Require(state.Held.Evictions.Count == 0, "the ledger must see every eviction");
        _input = input;
        _state = state;
        _chunksByWorker = new WorkerRows(input.Held, input.Workers.Count);
        _held = new int[input.Chunks.Count];
        _committed = new int[input.Chunks.Count];
        _committedAndRouted = new int[input.Chunks.Count];
        for (var chunk = 0; chunk < _held.Length; chunk++)
        {
            _held[chunk] = input.Held[chunk].Length;
            _committed[chunk] = input.Committed[chunk].Length;
            foreach (var worker in input.Committed[chunk])
            {
                _committedAndRouted[chunk] += IsRouted(chunk, worker) ? 1 : 0;
            }
        }
    }

    /// <summary>Chunks that the worker held at the beginning, ascending.</summary>
    public ReadOnlySpan<int> HeldOn(ushort worker) => _chunksByWorker[worker];

    /// <summary>Whether confirmed reads of the chunk may go to the worker.</summary>
    public bool IsRouted(int chunk, ushort worker)
    {
        return _input.Routed[chunk].Contains(worker);
    }

    /// <summary>Whether the copy of <paramref name="donor"/> on the worker may be taken to seat <paramref name="starved"/> there.</summary>
    public bool MayTake(int donor, ushort worker, int starved)
    {
        if (donor == starved || _state.Held.IsEvicted(donor, worker) || _state.Published.Contains(donor, worker))
        {
            return false;
        }

        // Nobody reads a chunk that is not visible yet; a live read is not given up for it.
        var routed = IsRouted(donor, worker);
        if (routed && !_input.Chunks.Visible[starved])
        {
            return false;
        }

        var committed = IsCommitted(donor, worker);
        var committedLeft = _committed[donor] - (committed ? 1 : 0);
        if (committedLeft < Math.Min(_input.Configuration.MinimumReplication, _input.Committed[donor].Length))
        {
            return false;
        }

        // A committed copy may still be downloading; only routing proves that one is there.
        if (routed && _committedAndRouted[donor] - (committed ? 1 : 0) < 1)
        {
            return false;
        }

        return !_input.Chunks.Visible[donor] || _held[donor] > 1;
    }

    /// <summary>Records that a copy was evicted.</summary>
    public void OnEvicted(int chunk, ushort worker) => Count(chunk, worker, -1);

    /// <summary>Records that an eviction was taken back.</summary>
    public void OnRestored(int chunk, ushort worker) => Count(chunk, worker, 1);

    private bool IsCommitted(int chunk, ushort worker) => _input.Committed[chunk].Contains(worker);

    private void Count(int chunk, ushort worker, int change)
    {
        _held[chunk] += change;
        if (IsCommitted(chunk, worker))
        {
            _committed[chunk] += change;
            _committedAndRouted[chunk] += IsRouted(chunk, worker) ? change : 0;
        }
    }
}
