using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

internal sealed partial class ChunkLedger
{
    /// <summary>Whether a mark of the chunk means anything: it is registered.</summary>
    public bool CanBeMarked(ChunkPk chunk) => Find(chunk)?.Lifecycle is not null;

    /// <summary>Marks a chunk; its earlier mark, if any, is forgotten.</summary>
    public void ApplyMark(ChunkPk chunk, Tick now)
    {
        var row = At(chunk);
        row.Lifecycle = row.Lifecycle! with { MarkedForRemoval = now };
        _views.ForgetLifecycles();
    }
}
