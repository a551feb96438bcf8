using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>Chunks that the latest plan could not give their floor, ascending.</summary>
internal sealed class WaitingTable
{
    private readonly Derived<IReadOnlyList<WaitingChunk>> _view;

    public WaitingTable(ChunkTable chunks, LifecycleTable lifecycles)
    {
        _view = new(() => Read(chunks), Changed, lifecycles.Servable);
    }

    /// <summary>Rises with every plan that changes the list.</summary>
    public Stamp Changed { get; } = new();

    /// <summary>All rows.</summary>
    public IReadOnlyList<WaitingChunk> Rows { get; private set; } = [];

    /// <summary>What inspection sees.</summary>
    public IReadOnlyList<WaitingChunk> View => _view.Value;

    /// <summary>Replaces all rows.</summary>
    public void Replace(IReadOnlyList<WaitingChunk> rows)
    {
        if (rows.Count > 0 || Rows.Count > 0)
        {
            Rows = rows;
            Changed.Touch();
        }
    }

    /// <summary>A chunk that was tombstoned after the latest plan waits for nothing, although its row is there until the next one.</summary>
    private IReadOnlyList<WaitingChunk> Read(ChunkTable chunks) =>
        Rows.Count == 0 ? [] : [.. Rows.Where(row => chunks.At(row.Chunk).Lifecycle is { WorkerServable: true })];
}
