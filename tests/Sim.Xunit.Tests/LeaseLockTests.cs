using Sim.Engine.Simulations;

namespace Sim.Xunit.Tests;

/// <summary>The attributes in their daily use: these tests run as those of any project would.</summary>
public sealed class LeaseLockTests
{
    [SimulationFact(Cases = 50, Seed = "2a")]
    public Simulation The_lock_holds() => LockSimulation.Definition;

    [WalkFiles("walks")]
    public Simulation Kept_walks_end_as_they_say() => LockSimulation.Definition;

    [WalkFiles("walks-of-defects", Bug = "unfenced")]
    public Task<Simulation> Walks_of_a_planted_defect_end_as_they_say() => Task.FromResult<Simulation>(LockSimulation.Definition);
}
