using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-17. The replacement of a pending correction is not visible.</summary>
public static class HiddenReplacementOracle
{
    /// <summary>Judges a state after a visibility cycle.</summary>
    public static Verdict Judge(PlacementView view)
    {
        var corrections = view.State.Corrections;
        for (var i = 0; i < corrections.Count; i++)
        {
            if (!corrections[i].IsCompleted && CorrectionWording.IsVisible(view, corrections[i].New))
            {
                var name = CorrectionWording.Name(corrections[i], view);
                return Wording.Of(
                    OracleCatalog.HiddenReplacement, "correction", name, $"{name} is pending, but its replacement is visible already");
            }
        }

        return Verdict.Holds;
    }
}
