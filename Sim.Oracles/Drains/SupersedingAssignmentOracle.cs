using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-30. The worker assignment that gave a draining copy up exists, and the anchor that its row shows is the right one.</summary>
public static class SupersedingAssignmentOracle
{
    /// <summary>Judges a state.</summary>
    public static Verdict Judge(PlacementView view)
    {
        var stale = view.State.StaleMappings;
        for (var i = 0; i < stale.Count; i++)
        {
            if (FaultOf(stale[i], view.State) is { } fault)
            {
                var name = DrainWording.Name(new ChunkWorker(stale[i].Chunk, stale[i].Worker), view);
                return Wording.Of(OracleCatalog.SupersedingAssignment, DrainWording.SubjectKind, name, $"{name} {fault}");
            }
        }

        return Verdict.Holds;
    }

    private static string? FaultOf(StaleMappingView row, StorageState state)
    {
        if (row.SupersededAt <= WorkerAssignmentId.None || row.SupersededAt > state.NewestWorkerAssignment)
        {
            return Wording.Text($"drains as superseded by worker assignment {row.SupersededAt}, and the newest is {state.NewestWorkerAssignment}");
        }

        var anchor = DrainAnchor.Of(state.PortalAssignments, row.SupersededAt);
        return row.DroppedAt == anchor?.Id && row.AnchorTick == anchor?.CreatedAt
            ? null
            : Wording.Text($"is shown with its window begun {At(row.DroppedAt, row.AnchorTick)}; the first portal assignment whose watermark reached worker assignment {row.SupersededAt} makes that {At(anchor?.Id, anchor?.CreatedAt)}");
    }

    private static string At(PortalAssignmentId? portal, Tick? tick) =>
        portal is null && tick is null ? "not yet" : Wording.Text($"with portal assignment {portal} at tick {tick}");
}
