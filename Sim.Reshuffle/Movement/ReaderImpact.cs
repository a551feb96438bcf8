namespace Sim.Reshuffle.Movement;

/// <summary>
/// What readers notice right after workers took the new plan, while portals still route by the old one: the worst moment
/// of a step.
/// </summary>
/// <param name="MissedRoutes">Copies that readers are sent to and that are gone.</param>
/// <param name="UnreadableChunks">Chunks of which every copy that readers are sent to is gone.</param>
public sealed record ReaderImpact(long MissedRoutes, int UnreadableChunks)
{
    /// <summary>Readers notice nothing.</summary>
    public static ReaderImpact None { get; } = new(0, 0);
}
