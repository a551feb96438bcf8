using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-18. The old side of a completed correction is not the replacement of a pending one. When they were registered plays no role.</summary>
public static class SwapOrderOracle
{
    /// <summary>Judges a state after a visibility cycle.</summary>
    public static Verdict Judge(PlacementView view)
    {
        var corrections = view.State.Corrections;
        for (var i = 0; i < corrections.Count; i++)
        {
            for (var j = 0; corrections[i].IsCompleted && j < corrections.Count; j++)
            {
                if (!corrections[j].IsCompleted && corrections[j].New == corrections[i].Old)
                {
                    var name = CorrectionWording.Name(corrections[i], view);
                    return Wording.Of(
                        OracleCatalog.SwapOrder,
                        "correction",
                        name,
                        $"{name} completed at portal assignment {corrections[i].AppliedAt} although the {CorrectionWording.Name(corrections[j], view)}, which produces its old side, is pending");
                }
            }
        }

        return Verdict.Holds;
    }
}
