namespace Scheduler.Core.Placement;

/// <summary>The finished stage 1 of one fleet: what every planner starts from.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
/// <param name="Walks">Walks over the fleet, for further stages.</param>
/// <param name="Targets">Copies that chunks are entitled to.</param>
/// <param name="Copies">Workers of each chunk in order of placement.</param>
internal sealed record IdealPlacement<THash>(FleetWalks<THash> Walks, ChunkTargets Targets, HolderLists Copies)
    where THash : struct, IRingHash
{
    /// <summary>Places over a fleet.</summary>
    /// <param name="input">Chunks and fleet; what is held is not looked at.</param>
    /// <param name="memory">What is kept from call to call.</param>
    /// <param name="budget">What targets may spend. Its free space is charged as copies are placed.</param>
    /// <param name="execution">How to run.</param>
    /// <param name="stuck">If a copy found no worker, the seats that were taken then.</param>
    /// <returns>Null if some floor cannot be met.</returns>
    public static IdealPlacement<THash>? TryPlace(
        PlacementInput input, FleetMemory<THash> memory, TargetBudget budget, PlannerExecution execution, out StuckSeating? stuck)
    {
        var floor = input.Configuration.MinimumReplication;
        var eligibility = new VersionEligibility(input.Chunks, input.Workers);
        var targets = ChunkTargets.Choose(input.Chunks, () => ChunkKeys.Of<THash>(input.Chunks, execution), eligibility, input.Configuration, budget, execution);
        stuck = null;
        if (targets is null)
        {
            return null;
        }

        var targetOfChunk = targets.Copies;
        var copies = Array.ConvertAll(targetOfChunk, target => Math.Max(floor, target));
        execution.Observer?.Begin(PlacementPhases.Rings);
        memory.Rings.Prepare(input.Workers.Identities, input.Configuration.Rings, Sum(copies), execution.Threads);
        execution.Observer?.End(PlacementPhases.Rings);

        execution.Observer?.Begin(PlacementPhases.Ideal);
        var walks = new FleetWalks<THash>(input, eligibility, memory, copies, execution);
        var ideal = memory.Ideal.TryPlace(walks, budget.FreeBytes, targetOfChunk);
        stuck = ideal is null ? memory.Ideal.Stuck : null;
        execution.Observer?.End(PlacementPhases.Ideal);
        return ideal is null ? null : new IdealPlacement<THash>(walks, targets, ideal);
    }

    /// <summary>Outcome of a planner that starts here.</summary>
    /// <param name="workers">Its rows.</param>
    /// <param name="evicted">Copies that it deletes at once.</param>
    /// <param name="excludedChunks">New chunks that it left out.</param>
    public PlacementOutcome.Placed Outcome(HolderLists workers, IReadOnlyList<EvictedCopy> evicted, int excludedChunks) =>
        new(workers, Targets.ByWeight, WeightClasses.MinimumCopies(Walks.Input.Chunks, workers), evicted, excludedChunks);

    private static long Sum(int[] copies)
    {
        var sum = 0L;
        foreach (var count in copies)
        {
            sum += count;
        }

        return sum;
    }
}
