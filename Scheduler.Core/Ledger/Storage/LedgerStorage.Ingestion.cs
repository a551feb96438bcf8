using Scheduler.Core.Lifecycle;

namespace Scheduler.Core.Ledger;

/// <content>Operations on what hosts bring: datasets, chunks, workers, corrections.</content>
public abstract partial class LedgerStorage
{
    /// <inheritdoc/>
    public virtual async ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        using var phase = Phase(StoragePhases.InsertNewDatasets);
        await RunAsync(LedgerOperation.InsertDatasets, null, ledger => ledger.DecideDatasets(names), cancellationToken);
    }

    /// <inheritdoc/>
    public virtual async ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(
        IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        NewChunkRule.RequireAll(chunks);
        using var phase = Phase(StoragePhases.InsertNewChunks);
        var (_, decision) = await RunAsync(LedgerOperation.InsertChunks, null, ledger => ledger.DecideInsertion(chunks), cancellationToken);
        return decision.Reported.Inserted;
    }

    /// <inheritdoc/>
    /// <remarks>Keys rise in bytewise order of dataset and id, the order in which a database takes its locks.</remarks>
    public virtual async ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        NewChunkRule.RequireAll(chunks);
        using var phase = Phase(StoragePhases.IngestChunks);
        var (_, decision) = await RunAsync(LedgerOperation.IngestChunks, null, ledger => ledger.DecideIngestion(chunks), cancellationToken);
        return decision.Reported;
    }

    /// <inheritdoc/>
    /// <remarks>New workers get their keys in input order; known ones consume none.</remarks>
    public virtual async ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        RosterRule.Require(active);
        using var phase = Phase(StoragePhases.UpdateWorkerSet);
        await RunAsync(LedgerOperation.UpdateWorkerSet, now, ledger => ledger.DecideRoster(active, now), cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retentionTicks"/> is negative or above <see cref="StorageLimits.LongestWindowTicks"/>.</exception>
    public virtual async ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(
        Tick now, long retentionTicks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        StorageLimits.RequireWindow(retentionTicks, nameof(retentionTicks));
        using var phase = Phase(StoragePhases.CollectInactiveWorkers);
        var (_, decision) = await RunAsync(
            LedgerOperation.CollectInactiveWorkers, now, ledger => ledger.DecideCollection(now, retentionTicks), cancellationToken);
        return decision.Removed;
    }

    /// <inheritdoc/>
    /// <remarks>Corrections are judged, and replacements get their keys, in order of the old keys.</remarks>
    public virtual async ValueTask<IReadOnlyList<ChunkPk>> RegisterCorrectionsAsync(
        IReadOnlyList<Correction> corrections, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        CorrectionRule.RequireStorable(corrections);
        using var phase = Phase(StoragePhases.RegisterCorrections);
        if (corrections.Count == 0)
        {
            return [];
        }

        var (_, decision) = await RunAsync(
            LedgerOperation.RegisterCorrections, now, ledger => ledger.DecideCorrections(corrections, now), cancellationToken);
        return decision.Reported;
    }
}
