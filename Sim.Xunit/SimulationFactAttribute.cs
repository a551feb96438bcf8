using Xunit;
using Xunit.Sdk;

namespace Sim.Xunit;

/// <summary>
/// A test that sweeps a simulation. The method returns the simulation. The test fails with the shrunk walk of the first
/// failure, its token, the path of its walk file and the command that replays it.
/// </summary>
/// <example>
/// <code>
/// [SimulationFact(Cases = 200)]
/// public Simulation The_lock_holds() => LockSimulation.Definition;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Sim.Xunit.SimulationFactDiscoverer", "Sim.Xunit")]
public sealed class SimulationFactAttribute : FactAttribute
{
    /// <summary>Cases per model; 0 for what <c>SIM_CASES</c> says, and without it 100.</summary>
    public long Cases { get; set; }

    /// <summary>The seed, 1 to 64 hexadecimal digits; null for what <c>SIM_SEED</c> says, and without it always the same one.</summary>
    public string? Seed { get; set; }

    /// <summary>The planted defect to switch on; null for none.</summary>
    public string? Bug { get; set; }
}
