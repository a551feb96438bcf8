using Xunit;
using Xunit.Sdk;

namespace Sim.Xunit;

/// <summary>A test for every walk file of a folder. The method returns the simulation that replays them.</summary>
/// <example>
/// <code>
/// [WalkFiles("regressions")]
/// public Simulation Kept_walks_end_as_they_say() => LockSimulation.Definition;
/// </code>
/// </example>
/// <param name="folder">The folder with files <c>*.walk.json</c>, as seen from the folder of the test project.</param>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Sim.Xunit.WalkFilesDiscoverer", "Sim.Xunit")]
public sealed class WalkFilesAttribute(string folder) : FactAttribute
{
    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>The planted defect to switch on; null for none.</summary>
    public string? Bug { get; set; }
}
