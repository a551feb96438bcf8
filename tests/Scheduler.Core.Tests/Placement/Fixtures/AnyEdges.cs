using CsCheck;
using Scheduler.Core.Placement;

namespace Scheduler.Core.Tests.Placement;

/// <summary>Edges for random plans: the usual ones, which small fleets never reach, and small ones, which they pass all the time.</summary>
internal static class AnyEdges
{
    /// <summary>The smallest, with rings that are built on demand, which costs less where a planner is asked only once.</summary>
    public static readonly PlacementEdges OnDemand =
        new() { Work = WorkEdges.Small with { LeastWalksPerRing = WorkEdges.Usual.LeastWalksPerRing }, Search = SearchLimits.Smallest };

    /// <summary>Mostly one of the cheap ones.</summary>
    public static readonly Gen<PlacementEdges> Gen = CsCheck.Gen.Frequency(
        (10, CsCheck.Gen.Const(PlacementEdges.Usual)), (10, CsCheck.Gen.Const(OnDemand)), (1, CsCheck.Gen.Const(PlacementEdges.Small)));

    /// <summary>Those under which one chunk more does not turn a small fleet into a large one: no search ends because there are too many chunks.</summary>
    public static readonly Gen<PlacementEdges> NotCountingChunks = CsCheck.Gen.Frequency(
        (10, CsCheck.Gen.Const(PlacementEdges.Usual)), (10, CsCheck.Gen.Const(OnDemand with { Search = SearchLimits.Small })));

    /// <summary>The edges of a choice; complete rings only where there are few.</summary>
    public static PlacementEdges Of(bool isSmall, int rings) => !isSmall ? PlacementEdges.Usual : rings > 100 ? OnDemand : PlacementEdges.Small;
}
