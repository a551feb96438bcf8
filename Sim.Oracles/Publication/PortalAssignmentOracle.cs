using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-26. A portal assignment shows exactly the visible chunks, routed or not, as they are stored, with the registry as it is.</summary>
public static class PortalAssignmentOracle
{
    /// <summary>Judges a publication.</summary>
    /// <param name="published">The portal assignment.</param>
    /// <param name="view">State after the visibility cycle.</param>
    public static Verdict Judge(PortalAssignment published, PlacementView view)
    {
        var shown = 0;
        var chunks = new ChunkCursor(published.Chunks);
        for (var row = 0; row < view.ChunkCount; row++)
        {
            var chunk = view.ChunkAt(row);
            var described = chunks.Find(chunk.Pk);
            var isShown = described is not null;
            shown += isShown ? 1 : 0;
            if (isShown != view.IsVisible(row))
            {
                var name = Wording.Name(chunk);
                return Wording.OfChunk(
                    OracleCatalog.PortalAssignment,
                    name,
                    $"{name} is {(view.IsVisible(row) ? "visible" : "not visible")} by its stamps, and portal assignment {published.Id} {(isShown ? "shows" : "lacks")} it");
            }

            if (described is not null && !PublishedChunk.Matches(described, chunk))
            {
                var name = Wording.Name(chunk);
                return Wording.OfChunk(
                    OracleCatalog.PortalAssignment,
                    name,
                    $"portal assignment {published.Id} describes {name} as {PublishedChunk.Describe(described)}, and it is stored with {chunk.SizeBytes} bytes and blocks {chunk.Blocks}");
            }
        }

        return shown == published.Chunks.Count
            ? PublishedRegistry.Judge(OracleCatalog.PortalAssignment, published.Workers, view.State.Workers, Wording.Text($"portal assignment {published.Id}"))
            : Wording.Of(
                OracleCatalog.PortalAssignment,
                "portal assignment",
                published.Id.ToString(),
                $"portal assignment {published.Id} shows {published.Chunks.Count} chunks, of which {shown} are stored");
    }
}
