namespace Scheduler.Core.Placement;

/// <summary>Which chunks get a whole floor or nothing.</summary>
internal static class NewChunks
{
    /// <summary>Whether nobody holds the chunk and nobody reads it. Anything else is established: it takes what it gets.</summary>
    public static bool IsNew(PlacementInput input, int chunk) => input.Held[chunk].IsEmpty && !input.Chunks.Visible[chunk];
}
