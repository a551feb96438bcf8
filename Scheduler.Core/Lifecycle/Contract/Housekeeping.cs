namespace Scheduler.Core.Lifecycle;

/// <summary>What the clock-driven part of a scheduling cycle did. It stays done even when the cycle ends in a shortage.</summary>
/// <param name="PurgedDrains">Draining copies dropped because their worker is inactive, ascending.</param>
/// <param name="RescuedDrains">Draining copies moved back into the ideal because every ideal holder had departed, ascending.</param>
/// <param name="Tombstoned">Chunks that left the worker side for good, ascending.</param>
/// <param name="TombstonedDrains">Draining copies of those chunks that were dropped with them, ascending.</param>
/// <param name="ExpiredDrains">Draining copies whose window had passed, ascending.</param>
public sealed record Housekeeping(
    IReadOnlyList<ChunkWorker> PurgedDrains,
    IReadOnlyList<ChunkWorker> RescuedDrains,
    IReadOnlyList<ChunkPk> Tombstoned,
    IReadOnlyList<ChunkWorker> TombstonedDrains,
    IReadOnlyList<ChunkWorker> ExpiredDrains)
{
    /// <summary>Nothing was due.</summary>
    public static Housekeeping Nothing { get; } = new([], [], [], [], []);
}
