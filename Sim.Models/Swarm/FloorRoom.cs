using Sim.Models.World;
using Sim.Oracles.Feasibility;

namespace Sim.Models.Swarm;

/// <summary>Largest size of a further chunk whose floor copies could fit beside those of all live chunks by their sum alone, in bytes; 0 if the fleet is full.</summary>
/// <param name="NowBytes">As things are.</param>
/// <param name="AfterDepartureBytes">Once a worker has left: what fills this leaves the fleet on the brink of a departure.</param>
/// <param name="AfterRaiseBytes">Once the floor has risen by one.</param>
public sealed record FloorRoom(long NowBytes, long AfterDepartureBytes, long AfterRaiseBytes)
{
    /// <summary>The room of a fleet.</summary>
    public static FloorRoom Of(SchedulerWorld system)
    {
        var now = system.LiveFloors;
        return new(BytesPerCopy(now), BytesPerCopy(now with { WorkerCount = now.WorkerCount - 1 }), BytesPerCopy(now with { Floor = now.Floor + 1 }));
    }

    private static long BytesPerCopy(PackingProblem floors) =>
        floors.WorkerCount < floors.Floor ? 0 : (long)Int128.Max(0, (floors.BudgetBytes - floors.DemandBytes) / floors.Floor);
}
