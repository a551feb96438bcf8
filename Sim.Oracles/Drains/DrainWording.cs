using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>How oracles speak of draining copies.</summary>
internal static class DrainWording
{
    public const string SubjectKind = "draining copy";

    public static string Name(ChunkWorker copy, PlacementView view) =>
        Wording.Text($"the copy of {Wording.Name(copy.Chunk, view)} on {Wording.Name(copy.Worker)}");

    /// <summary>What the drain clock of a copy says in a state.</summary>
    public static string Clock(ChunkWorker copy, PlacementView view)
    {
        var stale = view.State.StaleMappings;
        for (var i = 0; i < stale.Count; i++)
        {
            if (stale[i].Chunk == copy.Chunk && stale[i].Worker == copy.Worker)
            {
                var anchor = DrainAnchor.Of(view.State.PortalAssignments, stale[i].SupersededAt);
                var window = anchor is null ? "its window has not started" : Wording.Text($"its window began with portal assignment {anchor.Id} at tick {anchor.CreatedAt}");
                return Wording.Text($"it was superseded by worker assignment {stale[i].SupersededAt} and {window}");
            }
        }

        return "it was not draining";
    }
}
