using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>O-15. Every draining copy is on an active worker, except between a departure and the next scheduling cycle.</summary>
public static class OrphanedDrainOracle
{
    /// <summary>Judges a state.</summary>
    /// <param name="view">The state.</param>
    /// <param name="departures">Who has departed, and for whom the next cycle is still to come.</param>
    public static Verdict Judge(PlacementView view, DepartureRecord departures)
    {
        var stale = view.State.StaleMappings;
        for (var i = 0; i < stale.Count; i++)
        {
            var worker = stale[i].Worker;
            if (!view.IsActive(worker) && !departures.AwaitsCycle(worker))
            {
                var chunk = Wording.Name(stale[i].Chunk, view);
                var fate = view.WorkerRowOf(worker) < 0 ? "is not registered any more" : "has departed, and a cycle has run since";
                return Wording.Of(
                    OracleCatalog.NoOrphanedDrains,
                    DrainWording.SubjectKind,
                    DrainWording.Name(new ChunkWorker(stale[i].Chunk, worker), view),
                    $"{chunk} still drains on {Wording.Name(worker)}, superseded at worker assignment {stale[i].SupersededAt}, but {Wording.Name(worker)} {fate}");
            }
        }

        return Verdict.Holds;
    }
}
