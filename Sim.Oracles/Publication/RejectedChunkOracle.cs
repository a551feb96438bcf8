using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-32. A chunk that was rejected at registration stays rejected, and is never held, listed, visible or routed.</summary>
public static class RejectedChunkOracle
{
    /// <summary>Judges two states of one storage.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one.</param>
    /// <param name="newest">Latest worker assignment; null if none.</param>
    public static Verdict Judge(PlacementView before, PlacementView after, WorkerAssignment? newest)
    {
        for (var row = 0; row < after.ChunkCount; row++)
        {
            if (FaultOf(before, after, row, newest) is { } fault)
            {
                var name = Wording.Name(after.ChunkAt(row));
                return Wording.OfChunk(OracleCatalog.RejectedChunk, name, $"{name} was rejected at registration and {fault}");
            }
        }

        return Verdict.Holds;
    }

    private static string? FaultOf(PlacementView before, PlacementView after, int row, WorkerAssignment? newest)
    {
        var chunk = after.ChunkAt(row).Pk;
        var isRejected = after.LifecycleAt(row) is { Rejected: true };
        if (!isRejected)
        {
            var former = before.RowOf(chunk);
            return former >= 0 && before.LifecycleAt(former) is { Rejected: true } ? "was revived" : null;
        }

        return after.IsHeld(row) ? Wording.Text($"is held by {Wording.List(after.IdealAt(row))} or drains on {Wording.List(after.StaleAt(row))}")
            : after.LifecycleAt(row) is { AppliedAtPortal: not null } ? "was made visible"
            : after.LifecycleAt(row) is { AppliedAtWorker: not null } ? "is stamped as placed"
            : newest?.ChunkWorkers.ContainsKey(chunk) == true ? Wording.Text($"is listed by worker assignment {newest.Id}")
            : null;
    }
}
