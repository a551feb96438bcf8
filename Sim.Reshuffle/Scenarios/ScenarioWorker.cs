using Scheduler.Core.Placement;
using Semver;

namespace Sim.Reshuffle.Scenarios;

/// <summary>A worker during a run. It keeps its position for ever, also after it left.</summary>
/// <param name="id">Identity.</param>
/// <param name="version">Version that it came with; null if unknown.</param>
internal sealed class ScenarioWorker(string id, SemVersion? version)
{
    /// <summary>Identity as text.</summary>
    public string Id { get; } = id;

    /// <summary>Identity as bytes.</summary>
    public byte[] Identity { get; } = WorkerIdentity.Of(id);

    /// <summary>Software version; null if unknown.</summary>
    public SemVersion? Version { get; set; } = version;

    /// <summary>Health.</summary>
    public WorkerStatus Status { get; set; }

    /// <summary>Whether it is part of the fleet.</summary>
    public bool IsPresent { get; set; } = true;

    /// <summary>Whether it runs the version that restricted chunks need.</summary>
    public bool IsUpgraded { get; set; }
}
