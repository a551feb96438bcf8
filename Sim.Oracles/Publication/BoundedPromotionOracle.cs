using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-34. After each visibility pass every confirmed chunk is visible, except those that are rejected, in removal, the
/// replacement of a pending correction, or held back because a visible chunk claims part of their range.
/// </summary>
public static class BoundedPromotionOracle
{
    /// <summary>Judges the state after a visibility pass.</summary>
    /// <param name="view">The state.</param>
    /// <param name="published">The portal assignment of that pass.</param>
    /// <param name="history">First listings up to now.</param>
    /// <returns>Excused if every chunk that is missing is held back.</returns>
    public static Verdict Judge(PlacementView view, PortalAssignment published, ListingHistory history)
    {
        var verdict = Verdict.Holds;
        for (var row = 0; row < view.ChunkCount; row++)
        {
            var chunk = view.ChunkAt(row);
            if (!Promotion.IsOpenTo(view, row)
                || !history.IsConfirmed(chunk.Pk, published.ConfirmedUpTo)
                || published.Chunks.ContainsKey(chunk.Pk))
            {
                continue;
            }

            if (!IsHeldBack(chunk, published))
            {
                var name = Wording.Name(chunk);
                return Wording.OfChunk(
                    OracleCatalog.BoundedPromotion,
                    name,
                    $"{name} was first listed by worker assignment {history.FirstListedAt(chunk.Pk)}, nothing visible overlaps its blocks {chunk.Blocks}, and portal assignment {published.Id}, which saw {published.ConfirmedUpTo} confirmed, does not show it");
            }

            verdict = Verdict.Excused(ExcuseReasons.HeldBack);
        }

        return verdict;
    }

    private static bool IsHeldBack(ChunkView chunk, PortalAssignment published)
    {
        foreach (var rival in published.Chunks.Values)
        {
            if (rival.Dataset == chunk.Dataset && rival.Blocks.Overlaps(chunk.Blocks))
            {
                return true;
            }
        }

        return false;
    }
}
