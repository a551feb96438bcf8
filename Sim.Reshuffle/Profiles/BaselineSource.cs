namespace Sim.Reshuffle.Profiles;

/// <summary>Where the placement before step 1 comes from.</summary>
public enum BaselineSource
{
    /// <summary>As is usual for the scheduler: the file for one without memory, a plan of its own for all others.</summary>
    Usual,

    /// <summary>The holders in the input file.</summary>
    File,

    /// <summary>The scheduler plans it for an empty fleet.</summary>
    Planned,
}
