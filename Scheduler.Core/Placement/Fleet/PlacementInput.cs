namespace Scheduler.Core.Placement;

/// <summary>Everything that a planner may look at. Holder lists have one row per chunk and name workers by position.</summary>
/// <param name="Chunks">What is to be placed.</param>
/// <param name="Workers">Where.</param>
/// <param name="Configuration">Under which settings.</param>
/// <param name="Held">Who holds what now, drains included. It occupies disk and costs nothing to keep.</param>
/// <param name="Committed">The part of it that was in the previous result.</param>
/// <param name="Routed">Where confirmed read routing points, for visible chunks; empty rows for all others.</param>
public sealed record PlacementInput(
    PlacementChunks Chunks,
    PlacementWorkers Workers,
    PlacementConfiguration Configuration,
    HolderLists Held,
    HolderLists Committed,
    HolderLists Routed)
{
    /// <summary>
    /// By worker, bytes of copies that are on its disk although their chunks are no part of this plan: they take room from what
    /// has yet to be fetched, until they are gone by themselves, and never from the goal. Empty if there are none.
    /// </summary>
    public long[] UnplannedBytes { get; init; } = [];

    /// <summary>An input for an empty fleet: nobody holds anything.</summary>
    public static PlacementInput FromScratch(PlacementChunks chunks, PlacementWorkers workers, PlacementConfiguration configuration)
    {
        var nobody = HolderLists.Empty(chunks.Count);
        return new PlacementInput(chunks, workers, configuration, nobody, nobody, nobody);
    }
}
