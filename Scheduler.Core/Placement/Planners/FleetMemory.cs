namespace Scheduler.Core.Placement;

/// <summary>What a planner keeps of one fleet from call to call. None of it shows in an answer. Not safe for use by several threads at once.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
/// <param name="edges">Sizes at which work is cut.</param>
internal sealed class FleetMemory<THash>(WorkEdges edges)
    where THash : struct, IRingHash
{
    /// <summary>The rings.</summary>
    public RingCache<THash> Rings { get; } = new(edges);

    /// <summary>The homes of the chunks.</summary>
    public HomeCache<THash> Homes { get; } = new();

    /// <summary>The latest stage 1.</summary>
    public IdealMemory<THash> Ideal { get; } = new();
}
