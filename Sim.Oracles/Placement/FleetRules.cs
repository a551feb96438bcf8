namespace Sim.Oracles;

/// <summary>The rules that a placement has to keep.</summary>
/// <param name="Floor">Copies that every live chunk must have when they fit, at least 1.</param>
/// <param name="CapacityBytes">Room of every worker.</param>
/// <param name="Saturation">Share of the whole fleet's room that floors may claim, above 0 and at most 1.</param>
/// <param name="Eligibility">Which workers may hold which chunks.</param>
public sealed record FleetRules(int Floor, long CapacityBytes, double Saturation, WorkerEligibility Eligibility)
{
    /// <summary>Rules under which every worker may hold every chunk.</summary>
    public FleetRules(int floor, long capacityBytes, double saturation)
        : this(floor, capacityBytes, saturation, WorkerEligibility.Unrestricted)
    {
    }
}
