using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// O-31. Corrections form a forest of chains: a chunk is replaced at most once, replaces at most one, and no chain returns
/// to its start. Both sides are in one dataset and have one range.
/// </summary>
public static class CorrectionForestOracle
{
    /// <summary>Judges a state.</summary>
    public static Verdict Judge(PlacementView view)
    {
        var corrections = view.State.Corrections;
        for (var i = 0; i < corrections.Count; i++)
        {
            if (FaultOf(corrections, i, view) is { } fault)
            {
                var name = CorrectionWording.Name(corrections[i], view);
                return Wording.Of(OracleCatalog.CorrectionForest, "correction", name, $"{name}: {fault}");
            }
        }

        return Verdict.Holds;
    }

    private static string? FaultOf(IReadOnlyList<CorrectionView> corrections, int index, PlacementView view)
    {
        var correction = corrections[index];
        for (var other = 0; other < index; other++)
        {
            if (corrections[other].Old == correction.Old)
            {
                return "the old chunk is replaced a second time";
            }

            if (corrections[other].New == correction.New)
            {
                return "the replacement replaces a second chunk";
            }
        }

        return DifferenceOfSides(correction, view)
            ?? (ReturnsToItsStart(corrections, correction) ? "the chain of replacements returns to its start" : null);
    }

    private static string? DifferenceOfSides(CorrectionView correction, PlacementView view)
    {
        var (oldRow, newRow) = (view.RowOf(correction.Old), view.RowOf(correction.New));
        if (oldRow < 0 || newRow < 0)
        {
            return "one of its sides is not stored";
        }

        var (old, replacement) = (view.ChunkAt(oldRow), view.ChunkAt(newRow));
        return old.Dataset != correction.Dataset || replacement.Dataset != correction.Dataset
            ? Wording.Text($"its sides are in datasets {old.Dataset} and {replacement.Dataset}, and it is one of {correction.Dataset}")
            : old.Blocks != replacement.Blocks ? Wording.Text($"its sides have blocks {old.Blocks} and {replacement.Blocks}")
            : null;
    }

    private static bool ReturnsToItsStart(IReadOnlyList<CorrectionView> corrections, CorrectionView start)
    {
        var at = start.New;
        for (var steps = 0; steps < corrections.Count; steps++)
        {
            if (at == start.Old)
            {
                return true;
            }

            if (CorrectionLinks.ReplacementOf(corrections, at) is not { } next)
            {
                return false;
            }

            at = next.New;
        }

        return at == start.Old;
    }
}
