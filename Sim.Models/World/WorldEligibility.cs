using Scheduler.Core.Lifecycle;
using Semver;
using Sim.Oracles;

namespace Sim.Models.World;

/// <summary>Which workers may hold which chunks, by what they report and what the chunks ask for.</summary>
internal static class WorldEligibility
{
    /// <summary>Works it out.</summary>
    /// <param name="state">What is stored.</param>
    /// <param name="pool">What workers report.</param>
    /// <param name="planner">What chunks ask for.</param>
    public static WorkerEligibility Of(StorageState state, WorkerPool pool, PlannerHarness planner)
    {
        if (!planner.HasRestrictedChunks)
        {
            return WorkerEligibility.Unrestricted;
        }

        var restricted = state.Chunks
            .Select(chunk => (chunk.Pk, Minimum: planner.MinimumVersionOf(chunk)))
            .Where(entry => entry.Minimum is not null)
            .ToArray();
        var versions = state.Workers.Select(worker => (worker.Pk, Version: VersionOf(worker, pool))).ToArray();
        var eligible = restricted
            .Select(entry => entry.Minimum!)
            .Distinct()
            .ToDictionary(minimum => minimum, minimum => EligibleWorkers(versions, minimum));
        return new WorkerEligibility(new SortedTable<ChunkPk, WorkerPk[]>(
            Array.ConvertAll(restricted, entry => entry.Pk),
            Array.ConvertAll(restricted, entry => eligible[entry.Minimum!])));
    }

    /// <summary>What an active worker reports counts, whatever was stored of it; of the others nothing newer is known.</summary>
    private static SemVersion? VersionOf(WorkerView worker, WorkerPool pool)
    {
        var text = pool.IsActive(worker.Pk) ? pool.VersionOf(worker.Pk) : worker.Version;
        return SemVersion.TryParse(text, SemVersionStyles.Strict, out var version) ? version : null;
    }

    private static WorkerPk[] EligibleWorkers((WorkerPk Pk, SemVersion? Version)[] workers, SemVersion minimum) =>
        [.. workers.Where(worker => worker.Version?.ComparePrecedenceTo(minimum) >= 0).Select(worker => worker.Pk)];
}
