using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-21. A chunk becomes visible only once the worker assignment that first listed it is confirmed, and the storage's stamp of that assignment is right.</summary>
public static class ConfirmedPromotionOracle
{
    /// <summary>Judges a publication.</summary>
    /// <param name="previous">The portal assignment before; null for the first.</param>
    /// <param name="published">The portal assignment.</param>
    /// <param name="history">First listings up to now.</param>
    public static Verdict Judge(PortalAssignment? previous, PortalAssignment published, ListingHistory history)
    {
        foreach (var chunk in published.Chunks.Keys)
        {
            if (previous?.Chunks.ContainsKey(chunk) != true && !history.IsConfirmed(chunk, published.ConfirmedUpTo))
            {
                var name = Wording.Name(chunk, published.Chunks);
                var listing = history.FirstListedAt(chunk) is { } first ? Wording.Text($"was first listed by worker assignment {first}") : "was never listed";
                return Wording.OfChunk(
                    OracleCatalog.ConfirmedPromotion,
                    name,
                    $"{name} became visible in portal assignment {published.Id}, which saw worker assignment {published.ConfirmedUpTo} confirmed, but it {listing}");
            }
        }

        return Verdict.Holds;
    }

    /// <summary>Judges the stamps of a state: a chunk is stamped with its first listing, and not later, unless it was in removal by then.</summary>
    /// <param name="view">The state.</param>
    /// <param name="history">First listings up to now.</param>
    public static Verdict JudgeStamps(PlacementView view, ListingHistory history)
    {
        for (var row = 0; row < view.ChunkCount; row++)
        {
            if (view.LifecycleAt(row) is not { } lifecycle)
            {
                continue;
            }

            var first = history.FirstListedAt(lifecycle.Chunk);
            if (lifecycle.AppliedAtWorker != first && !(lifecycle.AppliedAtWorker is null && lifecycle.InRemoval))
            {
                var name = Wording.Name(view.ChunkAt(row));
                return Wording.OfChunk(
                    OracleCatalog.ConfirmedPromotion,
                    name,
                    $"{name} is stamped with worker assignment {Or(lifecycle.AppliedAtWorker)} and was first listed by {Or(first)}");
            }
        }

        return Verdict.Holds;
    }

    /// <summary>Judges a cycle: a chunk that was in removal and never stamped stays so (storage 22.10).</summary>
    /// <param name="before">State before the cycle.</param>
    /// <param name="after">State after it.</param>
    public static Verdict JudgeNewStamps(PlacementView before, PlacementView after)
    {
        for (var row = 0; row < before.ChunkCount; row++)
        {
            if (before.LifecycleAt(row) is { InRemoval: true, AppliedAtWorker: null } && after.LifecycleAt(row) is { AppliedAtWorker: { } stamp })
            {
                var name = Wording.Name(after.ChunkAt(row));
                return Wording.OfChunk(
                    OracleCatalog.ConfirmedPromotion, name, $"{name} was in removal before it was ever listed, and is stamped with worker assignment {stamp}");
            }
        }

        return Verdict.Holds;
    }

    private static string Or(WorkerAssignmentId? id) => id is { } known ? known.ToString() : "none";
}
