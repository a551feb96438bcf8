using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Placement;

/// <summary>The finished stage 1 of one fleet: what every planner starts from.</summary>
/// <typeparam name="THash">Hash of rings and replica keys.</typeparam>
/// <param name="Walks">Walks over the fleet, for further stages.</param>
/// <param name="Targets">Copies that each weight class is entitled to.</param>
/// <param name="Copies">Workers of each chunk in order of placement.</param>
internal sealed record IdealPlacement<THash>(FleetWalks<THash> Walks, ReplicationTargets Targets, HolderLists Copies)
    where THash : struct, IRingHash
{
    /// <summary>Places over a fleet.</summary>
    /// <param name="input">Chunks and fleet; what is held is not looked at.</param>
    /// <param name="rings">Rings, kept from call to call.</param>
    /// <param name="budgetBytes">What targets may spend.</param>
    /// <param name="freeBytes">Free space of each worker; charged.</param>
    /// <param name="observer">Told of the phases.</param>
    /// <returns>Null if some floor cannot be met.</returns>
    public static IdealPlacement<THash>? TryPlace(
        PlacementInput input, RingCache<THash> rings, ulong budgetBytes, long[] freeBytes, IPhaseObserver? observer)
    {
        var floor = input.Configuration.MinimumReplication;
        var targets = ReplicationTargets.Choose(WeightClasses.Bytes(input.Chunks), budgetBytes, floor, input.Workers.Count);
        if (targets is null)
        {
            return null;
        }

        var targetOfChunk = Array.ConvertAll(input.Chunks.Weights, weight => (int)targets.ByWeight[weight]);
        observer?.Begin(PlacementPhases.Rings);
        rings.Prepare(input.Workers.Identities, input.Configuration.Rings, ExpectedWalks(targetOfChunk, floor));
        observer?.End(PlacementPhases.Rings);

        observer?.Begin(PlacementPhases.Ideal);
        var walks = new FleetWalks<THash>(input, rings);
        var copies = new IdealStage<THash>(walks, freeBytes, targetOfChunk).Run();
        observer?.End(PlacementPhases.Ideal);
        return copies is null ? null : new IdealPlacement<THash>(walks, targets, copies.ToHolderLists());
    }

    /// <summary>Outcome of a planner that starts here.</summary>
    /// <param name="workers">Its rows.</param>
    /// <param name="evicted">Copies that it deletes at once.</param>
    /// <param name="excludedChunks">New chunks that it left out.</param>
    public PlacementOutcome.Placed Outcome(HolderLists workers, IReadOnlyList<EvictedCopy> evicted, int excludedChunks) =>
        new(workers, Targets.ByWeight, WeightClasses.MinimumCopies(Walks.Input.Chunks, workers), evicted, excludedChunks);

    private static long ExpectedWalks(int[] targetOfChunk, int floor)
    {
        var walks = 0L;
        foreach (var target in targetOfChunk)
        {
            walks += Math.Max(floor, target);
        }

        return walks;
    }
}
