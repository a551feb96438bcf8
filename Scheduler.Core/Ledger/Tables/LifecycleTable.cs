using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>The lifecycle rows of registered chunks, and the chunks that have none yet.</summary>
internal sealed class LifecycleTable
{
    private readonly List<ChunkRow> _unregistered = [];
    private readonly Derived<List<ChunkLifecycle>> _view;

    public LifecycleTable(ChunkTable chunks)
    {
        _view = new(() => Read(chunks), Changed);
    }

    /// <summary>Rises when any row changes.</summary>
    public Stamp Changed { get; } = new();

    /// <summary>Rises when a chunk begins or ceases to take part in plans.</summary>
    public Stamp Servable { get; } = new();

    /// <summary>Rises when readers begin or cease to see a chunk.</summary>
    public Stamp Visible { get; } = new();

    /// <summary>Rises when a dropped chunk begins or ceases to wait for its tombstone.</summary>
    public Stamp Dropped { get; } = new();

    /// <summary>Chunks without a row, ascending.</summary>
    public IReadOnlyList<ChunkRow> Unregistered => _unregistered;

    /// <summary>What inspection sees.</summary>
    public IReadOnlyList<ChunkLifecycle> View => _view.Value;

    /// <summary>Takes note of a chunk that has just been stored.</summary>
    public void Enlist(ChunkRow row) => _unregistered.Add(row);

    /// <summary>Gives a chunk its row, or another one.</summary>
    public void Set(ChunkRow row, ChunkLifecycle lifecycle)
    {
        var before = row.Lifecycle;
        row.Lifecycle = lifecycle;
        Changed.Touch();
        TouchIf(before?.WorkerServable == true != lifecycle.WorkerServable, Servable);
        TouchIf(before?.PortalVisible == true != lifecycle.PortalVisible, Visible);
        TouchIf(before?.AwaitsTombstone == true != lifecycle.AwaitsTombstone, Dropped);
    }

    /// <summary>Strikes the chunks that have got their rows off the list of those that have none.</summary>
    public void StrikeRegistered() => _unregistered.RemoveAll(static row => row.Lifecycle is not null);

    private static void TouchIf(bool condition, Stamp stamp)
    {
        if (condition)
        {
            stamp.Touch();
        }
    }

    private static List<ChunkLifecycle> Read(ChunkTable chunks)
    {
        var lifecycles = new List<ChunkLifecycle>(chunks.Count);
        foreach (var row in chunks.Rows)
        {
            if (row.Lifecycle is { } lifecycle)
            {
                lifecycles.Add(lifecycle);
            }
        }

        return lifecycles;
    }
}
