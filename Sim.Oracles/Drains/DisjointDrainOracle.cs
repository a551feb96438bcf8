using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-29. No copy is in the ideal and draining at once: it would expire although it is wanted.</summary>
public static class DisjointDrainOracle
{
    /// <summary>Judges a state.</summary>
    public static Verdict Judge(PlacementView view)
    {
        for (var row = 0; row < view.ChunkCount; row++)
        {
            foreach (var worker in view.StaleAt(row))
            {
                if (view.IdealAt(row).BinarySearch(worker) >= 0)
                {
                    var name = DrainWording.Name(new ChunkWorker(view.ChunkAt(row).Pk, worker), view);
                    return Wording.Of(
                        OracleCatalog.DisjointDrains,
                        DrainWording.SubjectKind,
                        name,
                        $"{name} drains although the ideal {Wording.List(view.IdealAt(row))} has it");
                }
            }
        }

        return Verdict.Holds;
    }
}
