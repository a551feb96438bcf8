using Sim.Engine.Simulations;

namespace Sim.Xunit.Tests;

#pragma warning disable xUnit1000 // Public tests would run, and fail.
/// <summary>Tests that fail. They are internal, so that nobody runs them but the tests of their failing.</summary>
internal sealed class FailingFixture
{
    [SimulationFact(Cases = 20, Seed = "1", Bug = "unfenced")]
    public Simulation Unfenced() => LockSimulation.Definition;

    [SimulationFact(Bug = "unknown")]
    public Simulation UnknownDefect() => LockSimulation.Definition;

    [SimulationFact(Seed = "no seed")]
    public Simulation NoSeed() => LockSimulation.Definition;

    [SimulationFact]
    public object? NoSimulation() => null;

    [WalkFiles("walks-of-defects")]
    public Simulation WalksThatNeedTheDefect() => LockSimulation.Definition;

    [WalkFiles("no-such-folder")]
    public Simulation NoFolder() => LockSimulation.Definition;
}
