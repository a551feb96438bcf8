namespace Scheduler.Core.Placement;

/// <summary>Runs stage 2. Nearly every cycle is calm; only one that is not needs the full procedure, from the beginning.</summary>
internal static class Reconciliation
{
    /// <summary>Reconciles the ideal with what is held.</summary>
    /// <param name="walks">Walks over the fleet.</param>
    /// <param name="ideal">The result of stage 1.</param>
    public static ReconciliationResult Run<THash>(FleetWalks<THash> walks, HolderLists ideal)
        where THash : struct, IRingHash
    {
        var freeBytes = HeldBytes.Free(walks.Input, walks.Execution);
        var calm = CalmReconciliation<THash>.TryRun(walks, ideal, [.. freeBytes]);
        return calm is null ? new ReconciliationStage<THash>(walks, ideal, freeBytes).Run() : new ReconciliationResult(calm, [], []);
    }
}
