namespace Sim.Models.Profiles;

/// <summary>Ranges of configurations: what fits the speed of a backend.</summary>
public enum ModelProfile
{
    /// <summary>4 to 8 workers, long walks.</summary>
    Memory,

    /// <summary>2 to 3 workers, shorter walks. The small fleets are a budget of time, not a matter of meaning.</summary>
    Postgres,
}
