using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>
/// One storage state, laid out by rows for oracles: row i is the i-th stored chunk by key. Built once per state and shared;
/// it is never changed. Rows of the state that name an unknown chunk are left out.
/// </summary>
public sealed class PlacementView
{
    private readonly ChunkPk[] _chunkPks;
    private readonly WorkerPk[] _workerPks;
    private readonly HolderRows _ideal;
    private readonly HolderRows _stale;
    private readonly ChunkLifecycle?[] _lifecycles;
    private long[]? _idealBytes;
    private long[]? _heldBytes;

    private PlacementView(StorageState state, ChunkPk[] leftOut)
    {
        State = state;
        LeftOut = leftOut;
        _chunkPks = new ChunkPk[state.Chunks.Count];
        for (var row = 0; row < _chunkPks.Length; row++)
        {
            _chunkPks[row] = state.Chunks[row].Pk;
        }

        _workerPks = new WorkerPk[state.Workers.Count];
        for (var row = 0; row < _workerPks.Length; row++)
        {
            _workerPks[row] = state.Workers[row].Pk;
            ActiveWorkerCount += state.Workers[row].IsActive ? 1 : 0;
        }

        _lifecycles = new ChunkLifecycle?[_chunkPks.Length];
        for (var i = 0; i < state.Lifecycles.Count; i++)
        {
            var row = RowOf(state.Lifecycles[i].Chunk);
            if (row >= 0)
            {
                _lifecycles[row] = state.Lifecycles[i];
            }
        }

        _ideal = HolderRows.FromIdeal(state.Ideal, _chunkPks);
        _stale = HolderRows.FromStale(state.StaleMappings, _chunkPks);
    }

    /// <summary>The state itself.</summary>
    public StorageState State { get; }

    /// <summary>The chunks that the host leaves out of its plans, ascending. The storage knows nothing of that.</summary>
    public ChunkPk[] LeftOut { get; }

    /// <summary>Number of rows: all stored chunks, registered or not.</summary>
    public int ChunkCount => _chunkPks.Length;

    /// <summary>Number of registered workers, active or not.</summary>
    public int WorkerCount => _workerPks.Length;

    /// <summary>Number of active workers.</summary>
    public int ActiveWorkerCount { get; }

    /// <summary>Lays out a state whose lists are ordered by key, as the inspection contract demands.</summary>
    /// <param name="state">The state.</param>
    /// <param name="leftOut">The chunks that the host left out of its latest plan, ascending.</param>
    public static PlacementView From(StorageState state, params ChunkPk[] leftOut) => new(state, leftOut);

    /// <summary>The chunk of a row.</summary>
    public ChunkView ChunkAt(int row) => State.Chunks[row];

    /// <summary>The lifecycle row of a chunk; null while it is not registered.</summary>
    public ChunkLifecycle? LifecycleAt(int row) => _lifecycles[row];

    /// <summary>The committed holders of a chunk, ascending.</summary>
    public ReadOnlySpan<WorkerPk> IdealAt(int row) => _ideal[row];

    /// <summary>The holders whose copy drains, pending or not, ascending.</summary>
    public ReadOnlySpan<WorkerPk> StaleAt(int row) => _stale[row];

    /// <summary>Whether the chunk owes nobody a floor: rejected or in removal.</summary>
    public bool IsFloorExempt(int row) => _lifecycles[row] is { FloorExempt: true };

    /// <summary>Whether the host leaves the chunk out of its plans: nothing of it is planned, and what is held of it drains.</summary>
    public bool IsLeftOut(int row) => LeftOut.Length > 0 && Array.BinarySearch(LeftOut, _chunkPks[row]) >= 0;

    /// <summary>Whether a floor of copies is to be reached: the chunk is registered, not exempt, and not left out.</summary>
    public bool OwesFloor(int row) => _lifecycles[row] is { FloorExempt: false } && !IsLeftOut(row);

    /// <summary>Whether the chunk takes part in scheduling: registered, neither rejected nor tombstoned.</summary>
    public bool IsScheduled(int row) => _lifecycles[row] is { WorkerServable: true };

    /// <summary>Whether readers see the chunk.</summary>
    public bool IsVisible(int row) => _lifecycles[row] is { PortalVisible: true };

    /// <summary>Whether the chunk is marked, dropped or tombstoned.</summary>
    public bool IsInRemoval(int row) => _lifecycles[row] is { InRemoval: true };

    /// <summary>Whether any worker holds the chunk on paper, ideal or draining.</summary>
    public bool IsHeld(int row) => !_ideal[row].IsEmpty || !_stale[row].IsEmpty;

    /// <summary>Number of distinct holders, ideal and draining together.</summary>
    public int HeldCopyCount(int row)
    {
        var ideal = _ideal[row];
        var count = ideal.Length;
        foreach (var worker in _stale[row])
        {
            count += ideal.BinarySearch(worker) < 0 ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the worker holds the chunk on paper, ideal or draining.</summary>
    public bool IsHeldBy(int row, WorkerPk worker) => _ideal[row].BinarySearch(worker) >= 0 || _stale[row].BinarySearch(worker) >= 0;

    /// <summary>Number of ideal holders that are active.</summary>
    public int ActiveIdealCount(int row)
    {
        var count = 0;
        foreach (var worker in _ideal[row])
        {
            count += IsActive(worker) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The row of a chunk; negative if the chunk is not stored.</summary>
    public int RowOf(ChunkPk chunk)
    {
        // Keys are handed out one after the other, so the guess nearly always hits.
        var guess = chunk.Value - 1;
        return guess >= 0 && guess < _chunkPks.Length && _chunkPks[guess] == chunk
            ? (int)guess
            : Array.BinarySearch(_chunkPks, chunk);
    }

    /// <summary>The registry row of a worker; negative if it is not registered.</summary>
    public int WorkerRowOf(WorkerPk worker)
    {
        var guess = worker.Value - 1;
        return guess >= 0 && guess < _workerPks.Length && _workerPks[guess] == worker
            ? (int)guess
            : Array.BinarySearch(_workerPks, worker);
    }

    /// <summary>The worker of a registry row.</summary>
    public WorkerPk WorkerAt(int workerRow) => _workerPks[workerRow];

    /// <summary>Whether the worker of a registry row is active.</summary>
    public bool IsActiveAt(int workerRow) => State.Workers[workerRow].IsActive;

    /// <summary>Whether the worker is registered and active.</summary>
    public bool IsActive(WorkerPk worker)
    {
        var row = WorkerRowOf(worker);
        return row >= 0 && State.Workers[row].IsActive;
    }

    /// <summary>Bytes of the ideal copies on the worker of a registry row.</summary>
    public long IdealBytesAt(int workerRow) => (_idealBytes ??= ChargeBytes(drainsToo: false))[workerRow];

    /// <summary>Bytes of ideal and draining copies on the worker of a registry row; a pair that is in both counts once.</summary>
    public long HeldBytesAt(int workerRow) => (_heldBytes ??= ChargeBytes(drainsToo: true))[workerRow];

    private long[] ChargeBytes(bool drainsToo)
    {
        var bytes = new long[_workerPks.Length];
        for (var row = 0; row < _chunkPks.Length; row++)
        {
            var sizeBytes = State.Chunks[row].SizeBytes;
            var ideal = _ideal[row];
            foreach (var worker in ideal)
            {
                Charge(bytes, worker, sizeBytes);
            }

            foreach (var worker in drainsToo ? _stale[row] : [])
            {
                if (ideal.BinarySearch(worker) < 0)
                {
                    Charge(bytes, worker, sizeBytes);
                }
            }
        }

        return bytes;
    }

    private void Charge(long[] bytes, WorkerPk worker, long sizeBytes)
    {
        var row = WorkerRowOf(worker);
        if (row >= 0)
        {
            bytes[row] += sizeBytes;
        }
    }
}
