namespace Sim.Reshuffle.Profiles;

/// <summary>What happens to workers.</summary>
public enum FleetChangeKind
{
    /// <summary>New ones arrive, empty.</summary>
    Join,

    /// <summary>Some leave for good, with all they hold.</summary>
    Leave,

    /// <summary>The health of some is judged anew.</summary>
    Status,
}
