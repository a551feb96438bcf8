namespace Scheduler.Core.Placement;

/// <summary>Which of the workers with room takes the next copy of a packing.</summary>
internal enum PackingChoice
{
    /// <summary>One that has the chunk already, else the emptiest.</summary>
    Kept,

    /// <summary>The emptiest: for chunks of one size this packs whatever can be packed.</summary>
    MostRoom,

    /// <summary>The fullest: best-fit-decreasing, which keeps large holes.</summary>
    LeastRoom,
}
