using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-16. The two sides of a correction are never visible together. Once it has completed, the old side is hidden and the
/// new one visible, unless another completed correction replaced that or it is being removed. Visibility here is the
/// lifecycle stamp, not routing.
/// </summary>
public static class ExclusiveSwapOracle
{
    /// <summary>Judges a state after a visibility cycle.</summary>
    public static Verdict Judge(PlacementView view)
    {
        var corrections = view.State.Corrections;
        for (var i = 0; i < corrections.Count; i++)
        {
            if (FaultOf(corrections[i], view, corrections) is { } fault)
            {
                return Wording.Of(OracleCatalog.ExclusiveSwap, "correction", CorrectionWording.Name(corrections[i], view), fault);
            }
        }

        return Verdict.Holds;
    }

    private static FormattableString? FaultOf(CorrectionView correction, PlacementView view, IReadOnlyList<CorrectionView> all)
    {
        var isOldVisible = CorrectionWording.IsVisible(view, correction.Old);
        var isNewVisible = CorrectionWording.IsVisible(view, correction.New);
        var name = isOldVisible || (correction.IsCompleted && !isNewVisible) ? CorrectionWording.Name(correction, view) : null;
        if (isOldVisible && isNewVisible)
        {
            return $"{name}: both sides are visible together";
        }

        if (!correction.IsCompleted)
        {
            return null;
        }

        if (isOldVisible)
        {
            return $"{name} completed at portal assignment {correction.AppliedAt}, but the old side is still visible";
        }

        if (isNewVisible || IsInRemoval(view, correction.New) || CorrectionLinks.ReplacementOf(all, correction.New) is { IsCompleted: true })
        {
            return null;
        }

        return $"{name} completed at portal assignment {correction.AppliedAt}, but neither side is visible and no completed correction replaces the new one: a gap";
    }

    private static bool IsInRemoval(PlacementView view, ChunkPk chunk)
    {
        var row = view.RowOf(chunk);
        return row >= 0 && view.IsInRemoval(row);
    }
}
