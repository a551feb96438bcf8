using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>The corrections, by old chunk.</summary>
internal sealed class CorrectionTable
{
    private readonly ChunkTable _chunks;
    private readonly SortedDictionary<ChunkPk, CorrectionRow> _rows = [];
    private readonly List<CorrectionRow> _pending = [];
    private readonly Derived<CorrectionView[]> _view;

    public CorrectionTable(ChunkTable chunks)
    {
        _chunks = chunks;
        _view = new(() => [.. _rows.Values.Select(static row => row.View)], Changed);
    }

    /// <summary>Rises when a correction comes or is completed.</summary>
    public Stamp Changed { get; } = new();

    /// <summary>Corrections that have not fired, in the order in which they came.</summary>
    public IReadOnlyList<CorrectionRow> Pending => _pending;

    /// <summary>What inspection sees.</summary>
    public IReadOnlyList<CorrectionView> View => _view.Value;

    /// <summary>Whether the chunk has a correction, pending or completed.</summary>
    public bool Has(ChunkPk oldChunk) => _rows.ContainsKey(oldChunk);

    /// <summary>Adds a correction of two stored chunks.</summary>
    /// <param name="oldChunk">The chunk that is replaced.</param>
    /// <param name="newChunk">Its replacement.</param>
    /// <param name="createdAt">When it was registered.</param>
    /// <param name="appliedAt">The portal assignment that completed it; null while it is pending.</param>
    public void Add(ChunkPk oldChunk, ChunkPk newChunk, Tick createdAt, PortalAssignmentId? appliedAt = null)
    {
        var row = new CorrectionRow(_chunks.At(oldChunk), _chunks.At(newChunk), createdAt);
        row.OldChunk.Correction = row;
        _rows.Add(oldChunk, row);
        if (appliedAt is { } portal)
        {
            row.Complete(portal);
        }
        else
        {
            row.NewChunk.PendingProducers++;
            _pending.Add(row);
        }

        Changed.Touch();
    }

    /// <summary>Completes pending corrections.</summary>
    public void Complete(IReadOnlyList<CorrectionLink> fired, PortalAssignmentId appliedAt)
    {
        if (fired.Count == 0)
        {
            return;
        }

        foreach (var link in fired)
        {
            var row = _rows[link.Old];
            row.Complete(appliedAt);
            row.NewChunk.PendingProducers--;
        }

        _pending.RemoveAll(static row => row.View.IsCompleted);
        Changed.Touch();
    }
}
