using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-39. No pending correction outlives a visibility pass at which it was ready: its replacement was stamped with an
/// assignment that is confirmed, and no pending correction produces its old chunk.
/// </summary>
public static class BoundedCorrectionOracle
{
    /// <summary>Judges the state after a visibility pass.</summary>
    /// <param name="view">The state.</param>
    /// <param name="published">What the pass published.</param>
    /// <returns>Excused if some correction can never complete: its replacement was rejected, or marked before it was stamped (22.10).</returns>
    public static Verdict Judge(PlacementView view, PortalAssignment published)
    {
        var verdict = Verdict.Holds;
        var corrections = view.State.Corrections;
        for (var i = 0; i < corrections.Count; i++)
        {
            if (corrections[i].IsCompleted || view.RowOf(corrections[i].New) is not (>= 0 and var row))
            {
                continue;
            }

            var lifecycle = view.LifecycleAt(row);
            if (lifecycle is { Rejected: true } or { AppliedAtWorker: null, InRemoval: true })
            {
                verdict = Verdict.Excused(ExcuseReasons.CannotComplete);
            }
            else if (lifecycle?.ConfirmedBy(published.ConfirmedUpTo) == true && !CorrectionLinks.IsPendingReplacement(corrections, corrections[i].Old))
            {
                var name = CorrectionWording.Name(corrections[i], view);
                return Wording.Of(
                    OracleCatalog.BoundedCorrection,
                    "correction",
                    name,
                    $"{name} is still pending after portal assignment {published.Id}, which saw worker assignment {published.ConfirmedUpTo} confirmed; its replacement was placed by {lifecycle.AppliedAtWorker} and nothing blocks it");
            }
        }

        return verdict;
    }
}
