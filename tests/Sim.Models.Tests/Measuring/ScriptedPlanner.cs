using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Models.Tests.Measuring;

/// <summary>Answers with one plan after the other, and refuses once there are none left.</summary>
internal sealed class ScriptedPlanner(params ushort[][][] plans) : IPlanner
{
    private int _next;

    public string Name => "scripted";

    public List<PlacementInput> Seen { get; } = [];

    public PlacementOutcome Plan(PlacementInput input)
    {
        Seen.Add(input);
        var nothing = new SortedTable<ushort, ushort>([], []);
        return _next == plans.Length
            ? new PlacementOutcome.NotEnoughCapacity()
            : new PlacementOutcome.Placed(HolderLists.FromRows(plans[_next++]), nothing, nothing, []);
    }
}
