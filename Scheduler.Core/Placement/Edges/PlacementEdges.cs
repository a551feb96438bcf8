namespace Scheduler.Core.Placement;

/// <summary>
/// Where planners cut their work and end their searches. Hosts use the usual ones; tests make them small, so that small fleets
/// pass every edge that otherwise only very large ones reach.
/// </summary>
public sealed record PlacementEdges
{
    /// <summary>What hosts use.</summary>
    public static PlacementEdges Usual { get; } = new();

    /// <summary>Every size at 2 or 3, and every limit that leaves certain what is certain in small fleets.</summary>
    public static PlacementEdges Small { get; } = new() { Work = WorkEdges.Small, Search = SearchLimits.Small };

    /// <summary>Sizes that no answer depends on.</summary>
    public WorkEdges Work { get; init; } = WorkEdges.Usual;

    /// <summary>Limits that end searches: with others, another plan may be found, or none.</summary>
    public SearchLimits Search { get; init; } = SearchLimits.Usual;
}
