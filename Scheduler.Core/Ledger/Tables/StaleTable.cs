using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>The stale mappings: copies that the ideal has given up and that are served for now.</summary>
internal sealed class StaleTable
{
    private readonly ChunkTable _chunks;
    private readonly Derived<List<StaleMappingView>> _view;
    private int _count;

    public StaleTable(ChunkTable chunks, PortalTable portals)
    {
        _chunks = chunks;
        _view = new(() => Read(portals), Changed, portals.Advanced);
    }

    /// <summary>Rises when a mapping begins or ends.</summary>
    public Stamp Changed { get; } = new();

    /// <summary>What inspection sees.</summary>
    public IReadOnlyList<StaleMappingView> View => _view.Value;

    /// <summary>All mappings, to be gone through step by step while the table stays as it is.</summary>
    public DrainingCopies Take()
    {
        var rows = new List<(ChunkRow, StaleCopy[])>();
        if (_count == 0)
        {
            return new DrainingCopies(rows);
        }

        foreach (var row in _chunks.Rows)
        {
            if (row.Stale.Length > 0)
            {
                rows.Add((row, row.Stale));
            }
        }

        return new DrainingCopies(rows);
    }

    /// <summary>Adds copies that begin to drain.</summary>
    public void Add(IReadOnlyList<ChunkWorker> pairs, WorkerAssignmentId supersededAt)
    {
        foreach (var (chunk, worker) in pairs)
        {
            var row = _chunks.At(chunk);
            StaleCopy[] stale = [.. row.Stale, new StaleCopy(worker, supersededAt)];
            Array.Sort(stale, static (left, right) => left.Worker.CompareTo(right.Worker));
            row.SetStale(stale);
        }

        Note(pairs.Count);
    }

    /// <summary>Removes mappings that are there.</summary>
    /// <param name="pairs">In any order; those of a chunk next to each other are removed at once.</param>
    public void Remove(IReadOnlyList<ChunkWorker> pairs)
    {
        for (int start = 0, end; start < pairs.Count; start = end)
        {
            var chunk = pairs[start].Chunk;
            end = start + 1;
            while (end < pairs.Count && pairs[end].Chunk == chunk)
            {
                end++;
            }

            var row = _chunks.At(chunk);
            var left = new List<StaleCopy>(row.Stale);
            for (var i = start; i < end; i++)
            {
                left.RemoveAll(copy => copy.Worker == pairs[i].Worker);
            }

            row.SetStale([.. left]);
        }

        Note(-pairs.Count);
    }

    private void Note(int added)
    {
        _count += added;
        if (added != 0)
        {
            Changed.Touch();
        }
    }

    private List<StaleMappingView> Read(PortalTable portals)
    {
        var stale = new List<StaleMappingView>(_count);
        foreach (var row in _chunks.Rows)
        {
            foreach (var (worker, supersededAt) in row.Stale)
            {
                var anchor = DrainClock.AnchorOf(portals.Views, supersededAt);
                stale.Add(new StaleMappingView(row.Pk, worker, supersededAt, anchor?.Id, anchor?.CreatedAt));
            }
        }

        return stale;
    }
}
