using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>What portal assignments publish, kept from one to the next as long as nothing of it changes.</summary>
internal sealed class VisibleChunks
{
    private readonly ChunkTable _chunks;
    private readonly Derived<SortedTable<ChunkPk, Chunk>> _published;
    private readonly Derived<ChunkHolderMap> _routed;

    public VisibleChunks(ChunkTable chunks, LifecycleTable lifecycles, HolderTable routing)
    {
        _chunks = chunks;
        _published = new(BuildChunks, lifecycles.Visible);
        _routed = new(BuildRouting, lifecycles.Visible, routing.Changed);
    }

    /// <summary>All visible chunks.</summary>
    public SortedTable<ChunkPk, Chunk> Published => _published.Value;

    /// <summary>The routing of those that have any.</summary>
    public ChunkHolderMap Routed => _routed.Value;

    private SortedTable<ChunkPk, Chunk> BuildChunks()
    {
        var visible = VisibleRows();
        return new([.. visible.Select(static row => row.Pk)], [.. visible.Select(static row => row.Chunk)]);
    }

    private ChunkHolderMap BuildRouting()
    {
        var routed = VisibleRows().FindAll(static row => row.Routing.Length > 0);
        return new([.. routed.Select(static row => row.Pk)], [.. routed.Select(static row => row.Routing)]);
    }

    private List<ChunkRow> VisibleRows()
    {
        var visible = new List<ChunkRow>();
        foreach (var row in _chunks.Rows)
        {
            if (row.Lifecycle is { PortalVisible: true })
            {
                visible.Add(row);
            }
        }

        return visible;
    }
}
