using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    private readonly AppendOnlyLog<ChunkView> _chunkViews = new();

    /// <summary>Everything the ledger holds. Lists that nothing has changed since the last call are the same objects again.</summary>
    public StorageState ReadState()
    {
        return _views.State ??= new StorageState(
            _views.Datasets,
            ReadChunks(),
            _views.Lifecycles ??= ReadLifecycles(),
            _views.Ideal ??= ReadHolders(static row => row.Ideal.Length == 0 ? null : row.IdealView),
            _views.Stale ??= ReadStaleMappings(),
            _views.Diffs ??= [.. _diffs],
            _views.Routing ??= ReadHolders(static row => row.Routing.Length == 0 ? null : row.RoutingView),
            _views.Corrections ??= [.. _corrections.Values.Select(static correction => correction.View)],
            _roster.Views,
            _portals.SoFar,
            _watermark,
            _newestWorkerAssignment)
        {
            Waiting = ReadWaiting(),
            NewestTick = NewestTick,
        };
    }

    private IReadOnlyList<ChunkView> ReadChunks()
    {
        for (var i = _chunkViews.Count; i < _chunks.Count; i++)
        {
            _chunkViews.Add(_chunks[i].View);
        }

        return _chunkViews.SoFar;
    }

    private List<ChunkLifecycle> ReadLifecycles()
    {
        var lifecycles = new List<ChunkLifecycle>(_chunks.Count);
        foreach (var row in Chunks)
        {
            if (row.Lifecycle is { } lifecycle)
            {
                lifecycles.Add(lifecycle);
            }
        }

        return lifecycles;
    }

    private List<HoldersView> ReadHolders(Func<ChunkRow, HoldersView?> view)
    {
        var holders = new List<HoldersView>();
        foreach (var row in Chunks)
        {
            if (view(row) is { } shown)
            {
                holders.Add(shown);
            }
        }

        return holders;
    }

    private List<StaleMappingView> ReadStaleMappings()
    {
        var stale = new List<StaleMappingView>(_staleCount);
        foreach (var row in Chunks)
        {
            foreach (var (worker, supersededAt) in row.Stale)
            {
                var anchor = DrainClock.AnchorOf(_portals.SoFar, supersededAt);
                stale.Add(new StaleMappingView(row.Pk, worker, supersededAt, anchor?.Id, anchor?.CreatedAt));
            }
        }

        return stale;
    }
}
