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

    /// <summary>The first in order of identity: first-fit-decreasing, which uses one worker up before it turns to the next.</summary>
    First,
}
