using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>Whether a plan was told of the active workers, of each and of nobody else, ascending by key.</summary>
internal static class AskedWorkers
{
    public static Verdict? Judge(PlacementView before, SchedulingWorkers workers)
    {
        var asked = 0;
        for (var row = 0; row < before.WorkerCount; row++)
        {
            if (!before.IsActiveAt(row))
            {
                continue;
            }

            var expected = before.State.Workers[row];
            var isTold = asked < workers.Count && workers.Pks[asked] == expected.Pk
                && workers.PeerIds[asked] == expected.PeerId && workers.Versions[asked] == expected.Version;
            if (!isTold)
            {
                var told = asked < workers.Count
                    ? Wording.Text($"{Wording.Name(workers.Pks[asked])} ({workers.PeerIds[asked]}, version {workers.Versions[asked] ?? "unknown"})")
                    : "nobody";
                return Violated(
                    Wording.Name(expected.Pk), $"the planner was told of {told} where the registry has {Wording.Name(expected.Pk)} ({expected.PeerId}, version {expected.Version ?? "unknown"})");
            }

            asked++;
        }

        return asked == workers.Count
            ? null
            : Violated(Wording.Name(workers.Pks[asked]), $"the planner was told of {Wording.Name(workers.Pks[asked])}, which is not active");
    }

    private static Verdict Violated(string name, FormattableString sentence) =>
        Wording.Of(OracleCatalog.PlannerInput, "worker", name, sentence);
}
