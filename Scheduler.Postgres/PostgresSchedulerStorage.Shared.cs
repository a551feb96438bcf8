using Scheduler.Core.Lifecycle;

namespace Scheduler.Postgres;

/// <content>Operations on the tables that others write too. They decide from the database, never from the copy.</content>
public sealed partial class PostgresSchedulerStorage
{
    /// <inheritdoc/>
    public override async ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        await FencedAsync(async () =>
        {
            await _shared.InsertDatasetsAsync(names, cancellationToken);
            return true;
        });
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        return await FencedAsync(() => _shared.InsertChunksAsync(chunks, cancellationToken).AsTask());
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">
    /// Another writer holds a dataset for too long, or got in the way: <see cref="StorageErrorKind.LockTimeout"/>,
    /// <see cref="StorageErrorKind.Serialization"/>; repeat the call.
    /// </exception>
    public override async ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        return await FencedAsync(() => _shared.IngestChunksAsync(chunks, cancellationToken).AsTask());
    }

    /// <inheritdoc/>
    public override async ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        await FencedAsync(async () =>
        {
            await _shared.UpdateWorkerSetAsync(active, now, cancellationToken);
            _ledger?.ApplyTick(now);
            return true;
        });
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="retentionTicks"/> is negative or above <see cref="StorageLimits.LongestWindowTicks"/>.</exception>
    public override async ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(
        Tick now, long retentionTicks, CancellationToken cancellationToken = default)
    {
        RequireUsable(cancellationToken);
        return await FencedAsync(async () =>
        {
            var deleted = await _shared.CollectInactiveWorkersAsync(now, retentionTicks, cancellationToken);
            _ledger?.ApplyTick(now);
            return deleted;
        });
    }
}
