using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>A correction and its two chunks.</summary>
internal sealed class CorrectionRow(ChunkRow oldChunk, ChunkRow newChunk, Tick createdAt)
{
    public ChunkRow OldChunk { get; } = oldChunk;

    public ChunkRow NewChunk { get; } = newChunk;

    public CorrectionView View { get; private set; } =
        new(oldChunk.Pk, newChunk.Pk, oldChunk.Chunk.Dataset, createdAt, AppliedAt: null);

    public void Complete(PortalAssignmentId appliedAt) => View = View with { AppliedAt = appliedAt };
}
