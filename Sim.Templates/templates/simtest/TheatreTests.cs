using Sim.Engine.Simulations;
using Sim.Xunit;

namespace SimTest;

public sealed class TheatreTests
{
    /// <summary>A sweep of 200 cases. SIM_CASES and SIM_SEED say otherwise where the attribute is silent.</summary>
    [SimulationFact(Cases = 200)]
    public Simulation No_seat_gets_lost() => TheatreSimulation.Definition;

    /// <summary>A test per walk file: keep here what once failed.</summary>
    [WalkFiles("regressions")]
    public Simulation Kept_walks_end_as_they_say() => TheatreSimulation.Definition;
}
