using Scheduler.Core.Lifecycle;

namespace Sim.Oracles;

/// <summary>What the oracles of corrections ask and say in common.</summary>
internal static class CorrectionWording
{
    public static bool IsVisible(PlacementView view, ChunkPk chunk)
    {
        var row = view.RowOf(chunk);
        return row >= 0 && view.IsVisible(row);
    }

    public static string Name(CorrectionView correction, PlacementView view) =>
        Wording.Text($"correction of {Wording.Name(correction.Old, view)} by {Wording.Name(correction.New, view)}, registered at tick {correction.CreatedAt}");
}
