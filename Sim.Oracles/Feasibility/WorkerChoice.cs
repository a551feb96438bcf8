namespace Sim.Oracles.Feasibility;

/// <summary>Which of the workers with room takes the next copy.</summary>
public enum WorkerChoice
{
    /// <summary>The first by position: first-fit-decreasing.</summary>
    First,

    /// <summary>The one with the most room, the first of equals. For chunks of one size this packs whatever can be packed.</summary>
    MostRoom,
}
