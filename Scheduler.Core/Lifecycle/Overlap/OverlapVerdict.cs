namespace Scheduler.Core.Lifecycle;

/// <summary>Who may have its range and who may not.</summary>
/// <param name="Winners">Accepted candidates, ascending.</param>
/// <param name="Losers">The other candidates, ascending by chunk.</param>
public sealed record OverlapVerdict(IReadOnlyList<ChunkPk> Winners, IReadOnlyList<OverlapLoser> Losers)
{
    /// <summary>The verdict on no candidates.</summary>
    public static OverlapVerdict Nothing { get; } = new([], []);
}
