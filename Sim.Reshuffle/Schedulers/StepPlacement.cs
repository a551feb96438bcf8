using Sim.Reshuffle.Movement;

namespace Sim.Reshuffle.Schedulers;

/// <summary>The state after a step as a scheduler left it.</summary>
/// <param name="Ledger">Who holds what; null if the step failed and nothing changed.</param>
/// <param name="Plan">What the planner decided.</param>
/// <param name="Readers">What readers notice.</param>
/// <param name="PlacedChunks">Chunks that the ideal places.</param>
/// <param name="VisibleChunks">Chunks that readers see.</param>
/// <param name="ReplacedChunks">Corrections registered in this step.</param>
internal sealed record StepPlacement(
    HolderLedger? Ledger, PlannedStep Plan, ReaderImpact Readers, int PlacedChunks, int VisibleChunks, int ReplacedChunks)
{
    /// <summary>The step failed.</summary>
    public static StepPlacement Failed(PlannedStep plan) => new(null, plan, ReaderImpact.None, 0, 0, 0);
}
