using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <summary>What a visibility cycle changes.</summary>
/// <param name="Portal">The portal assignment that it mints.</param>
/// <param name="Fired">Corrections that complete; their old chunks are marked at the tick of the portal assignment.</param>
/// <param name="Promoted">Chunks that become visible, ascending.</param>
/// <param name="Dropped">Chunks that leave the portal side, each once.</param>
internal sealed record VisibilityDecision(
    PortalAssignmentView Portal, IReadOnlyList<CorrectionLink> Fired, IReadOnlyList<ChunkPk> Promoted, IReadOnlyList<ChunkPk> Dropped);
