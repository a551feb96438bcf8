using Scheduler.Core.Lifecycle;

namespace Sim.Oracles.Tests;

/// <summary>
/// Sketches a storage state by the few rows that matter. Chunk k is registered, 100 bytes, blocks 2k..2k+1 of dataset "a",
/// unless said otherwise; workers are active unless said otherwise.
/// </summary>
public sealed class StateSketch
{
    private readonly SortedDictionary<long, ChunkView> _chunks = [];
    private readonly SortedDictionary<long, ChunkLifecycle> _lifecycles = [];
    private readonly SortedDictionary<long, WorkerView> _workers = [];
    private readonly SortedDictionary<long, HoldersView> _ideal = [];
    private readonly SortedDictionary<long, HoldersView> _routing = [];
    private readonly List<StaleMappingView> _stale = [];
    private readonly List<DiffView> _diffs = [];
    private readonly List<CorrectionView> _corrections = [];
    private readonly List<PortalAssignmentView> _portals = [];
    private readonly SortedDictionary<long, WaitingChunk> _waiting = [];
    private ChunkPk[] _leftOut = [];
    private long _watermark;
    private long _newest;

    public PlacementView View => PlacementView.From(State, _leftOut);

    public StorageState State => new(
        ["a", "b"],
        [.. _chunks.Values],
        [.. _lifecycles.Values],
        [.. _ideal.Values],
        [.. _stale.OrderBy(row => row.Chunk).ThenBy(row => row.Worker)],
        [.. _diffs.OrderBy(row => row.Assignment).ThenBy(row => row.Chunk)],
        [.. _routing.Values],
        [.. _corrections.OrderBy(row => row.Old)],
        [.. _workers.Values],
        [.. _portals],
        new WorkerAssignmentId(_watermark),
        new WorkerAssignmentId(_newest))
    {
        Waiting = [.. _waiting.Values],
    };

    /// <summary>Chunks that the host leaves out of its plans, ascending.</summary>
    public StateSketch LeftOut(params int[] chunks)
    {
        _leftOut = [.. chunks.Select(static chunk => new ChunkPk(chunk))];
        return this;
    }

    /// <summary>A chunk that waits.</summary>
    public StateSketch Waiting(int chunk, WaitingReason reason, long since = 1)
    {
        _waiting[chunk] = new WaitingChunk(new ChunkPk(chunk), reason, new Tick(since));
        return this;
    }

    /// <summary>Active workers.</summary>
    public StateSketch Workers(params int[] workers)
    {
        foreach (var worker in workers)
        {
            _workers[worker] = new WorkerView(new WorkerPk(worker), $"peer-{worker}", null, null);
        }

        return this;
    }

    /// <summary>Gives a worker another identity than <c>peer-</c> and its key.</summary>
    public StateSketch Named(int worker, string peerId)
    {
        _workers[worker] = _workers[worker] with { PeerId = peerId };
        return this;
    }

    public StateSketch Departed(int worker, long since = 1)
    {
        _workers[worker] = new WorkerView(new WorkerPk(worker), $"peer-{worker}", null, new Tick(since));
        return this;
    }

    public StateSketch Chunk(int chunk, long sizeBytes = 100, string dataset = "a", long? first = null, long? last = null)
    {
        _chunks[chunk] = new ChunkView(
            new ChunkPk(chunk), dataset, $"c{chunk}", sizeBytes, new BlockRange(first ?? 2L * chunk, last ?? first ?? ((2L * chunk) + 1)));
        _lifecycles[chunk] = new ChunkLifecycle(new ChunkPk(chunk));
        return this;
    }

    /// <summary>A chunk that was stored and not registered.</summary>
    public StateSketch Unregistered(int chunk, long first, long last)
    {
        Chunk(chunk, first: first, last: last);
        _lifecycles.Remove(chunk);
        return this;
    }

    /// <summary>Changes the lifecycle row of a chunk.</summary>
    public StateSketch With(int chunk, Func<ChunkLifecycle, ChunkLifecycle> change)
    {
        _lifecycles[chunk] = change(_lifecycles[chunk]);
        return this;
    }

    public StateSketch Visible(int chunk, long since = 1) => With(chunk, row => row with
    {
        AppliedAtWorker = row.AppliedAtWorker ?? new WorkerAssignmentId(1),
        AppliedAtPortal = new PortalAssignmentId(since),
    });

    public StateSketch Assigned(int chunk, long at) => With(chunk, row => row with { AppliedAtWorker = new WorkerAssignmentId(at) });

    public StateSketch Rejected(int chunk) => With(chunk, row => row with { Rejected = true });

    public StateSketch Marked(int chunk, long at = 1) => With(chunk, row => row with { MarkedForRemoval = new Tick(at) });

    public StateSketch Dropped(int chunk, long at) => With(chunk, row => row with
    {
        MarkedForRemoval = row.MarkedForRemoval ?? new Tick(1),
        DroppedAtPortal = new PortalAssignmentId(at),
    });

    public StateSketch Tombstoned(int chunk, long at) => With(chunk, row => row with { DroppedAtWorker = new Tick(at) });

    public StateSketch Ideal(int chunk, params int[] workers)
    {
        _ideal[chunk] = new HoldersView(new ChunkPk(chunk), Keys(workers));
        return this;
    }

    public StateSketch Routing(int chunk, params int[] workers)
    {
        _routing[chunk] = new HoldersView(new ChunkPk(chunk), Keys(workers));
        return this;
    }

    public StateSketch Stale(int chunk, int worker, long supersededAt = 1, long? anchoredAt = null, long? anchorTick = null)
    {
        _stale.Add(new StaleMappingView(
            new ChunkPk(chunk),
            new WorkerPk(worker),
            new WorkerAssignmentId(supersededAt),
            anchoredAt is { } portal ? new PortalAssignmentId(portal) : null,
            anchorTick is { } tick ? new Tick(tick) : null));
        return this;
    }

    public StateSketch Diff(long assignment, int chunk, params int[] workers)
    {
        _diffs.Add(new DiffView(new WorkerAssignmentId(assignment), new ChunkPk(chunk), Keys(workers)));
        return this;
    }

    public StateSketch Correction(int old, int replacement, long? completedAt = null, long createdAt = 1)
    {
        _corrections.Add(new CorrectionView(
            new ChunkPk(old),
            new ChunkPk(replacement),
            "a",
            new Tick(createdAt),
            completedAt is { } portal ? new PortalAssignmentId(portal) : null));
        return this;
    }

    /// <summary>The next portal assignment, created at a tick under a watermark.</summary>
    public StateSketch Portal(long tick, long watermark = 0)
    {
        _portals.Add(new PortalAssignmentView(
            new PortalAssignmentId(_portals.Count + 1), new Tick(tick), new WorkerAssignmentId(watermark)));
        return this;
    }

    public StateSketch Watermark(long id)
    {
        _watermark = id;
        return this;
    }

    public StateSketch Newest(long id)
    {
        _newest = id;
        return this;
    }

    private static WorkerPk[] Keys(int[] workers) => [.. workers.Select(worker => new WorkerPk(worker))];
}
