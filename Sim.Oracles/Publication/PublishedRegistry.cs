using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>The registry that an assignment carries, against the one that is stored: every worker, online exactly if active.</summary>
internal static class PublishedRegistry
{
    public static Verdict Judge(
        OracleDescription oracle, SortedTable<WorkerPk, AssignmentWorker> published, IReadOnlyList<WorkerView> stored, string assignment)
    {
        for (var i = 0; i < stored.Count; i++)
        {
            var expected = stored[i].IsActive ? AssignmentWorkerStatus.Online : AssignmentWorkerStatus.Stale;
            if (!published.TryGetValue(stored[i].Pk, out var worker) || worker.Status != expected || worker.PeerId != stored[i].PeerId)
            {
                var name = Wording.Name(stored[i].Pk);
                return Wording.Of(oracle, "worker", name, $"{assignment} carries {name} as {Describe(worker)}, and it is registered as {stored[i].PeerId}, {expected}");
            }
        }

        return published.Count == stored.Count
            ? Verdict.Holds
            : Wording.Of(oracle, "registry", assignment, $"{assignment} carries {published.Count} workers, and {stored.Count} are registered");
    }

    private static string Describe(AssignmentWorker? worker) => worker is null ? "nothing" : Wording.Text($"{worker.PeerId}, {worker.Status}");
}
