using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Scheduler.Contract.Scenarios;

/// <summary>The product's own placement for cases that need a real decision.</summary>
public static class RealPlacement
{
    public static ISchedulingAlgorithm Algorithm(int floor, double saturation, long capacityBytes, string planner = PlannerCatalog.Default) =>
        new PlannerAlgorithm(PlannerCatalog.Create(planner), new UniformWeightStrategy(), new PlacementConfiguration(capacityBytes, saturation, floor));
}
