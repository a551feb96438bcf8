using Sim.Engine.Walks;
using Sim.Models.World;

namespace Sim.Models.Coverage;

/// <summary>Everything that watches one world for the facts that a sweep must see. Watching decides nothing and touches no hash.</summary>
/// <param name="configuration">What the world was built from.</param>
/// <param name="recorder">Where facts are recorded.</param>
public sealed class FactWatch(WorldConfiguration configuration, Recorder recorder)
{
    /// <summary>Batches.</summary>
    public BatchWatch Batches { get; } = new(recorder);

    /// <summary>Clocks that are set.</summary>
    public ClockWatch Clock { get; } = new(recorder);

    /// <summary>Corrections.</summary>
    public CorrectionWatch Corrections { get; } = new(recorder);

    /// <summary>Chunks that the host leaves out.</summary>
    public CoverageWatch Coverage { get; } = new(recorder);

    /// <summary>Windows of copies and of dropped chunks.</summary>
    public DrainWatch Drains { get; } = new(recorder, configuration.MTicks);

    /// <summary>Evictions.</summary>
    public EvictionWatch Evictions { get; } = new(recorder);

    /// <summary>Workers that come, go, and lag.</summary>
    public MembershipWatch Membership { get; } = new(recorder);

    /// <summary>Assignments on their way, and departures that nobody has noticed.</summary>
    public NetworkWatch Network { get; } = new(recorder, configuration.MTicks);

    /// <summary>Contests for a range of blocks.</summary>
    public RegistrationWatch Registration { get; } = new(recorder);

    /// <summary>Workers that are not to be relied on.</summary>
    public ReliabilityWatch Reliability { get; } = new(recorder);

    /// <summary>Shortages.</summary>
    public ShortageWatch Shortages { get; } = new(recorder);

    /// <summary>Chunks that ask for a version.</summary>
    public VersionWatch Versions { get; } = new(recorder);
}
