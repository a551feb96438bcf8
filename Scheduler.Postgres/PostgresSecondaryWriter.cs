using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Shared;

namespace Scheduler.Postgres;

/// <summary>
/// Writes datasets, chunks and workers on a connection of its own, beside a scheduler's cycles and under the scheduler's
/// epoch. Several may work at a time; each takes one caller at a time. A newer scheduler ends it as it ends its own.
/// </summary>
public sealed class PostgresSecondaryWriter : IAsyncDisposable
{
    private readonly PostgresSession _session;
    private readonly ClockGuard _clock;
    private readonly SharedTableWriter _shared;

    private PostgresSecondaryWriter(PostgresSession session, PostgresStorageOptions options)
    {
        _session = session;
        _clock = new ClockGuard(options.LeapLimitTicks);
        _shared = new SharedTableWriter(session, _clock, options.Phases);
    }

    /// <summary>Connects to a database that a scheduler holds.</summary>
    /// <param name="options">The database.</param>
    /// <param name="epoch">The scheduler's <see cref="PostgresSchedulerStorage.Epoch"/>.</param>
    /// <param name="cancellationToken">Gives up connecting.</param>
    public static async Task<PostgresSecondaryWriter> OpenAsync(PostgresStorageOptions options, long epoch, CancellationToken cancellationToken = default)
    {
        var session = await PostgresSession.OpenAsync(options, cancellationToken);
        session.Epoch = epoch;
        return new PostgresSecondaryWriter(session, options);
    }

    /// <inheritdoc cref="ISchedulerStorage.ConsentToLeap"/>
    /// <remarks>It holds for this writer alone.</remarks>
    public void ConsentToLeap(Tick upTo) => _clock.ConsentToLeap(upTo);

    /// <inheritdoc cref="ISchedulerStorage.InsertDatasetsAsync"/>
    public ValueTask InsertDatasetsAsync(IReadOnlyList<string> names, CancellationToken cancellationToken = default) =>
        _shared.InsertDatasetsAsync(names, cancellationToken);

    /// <inheritdoc cref="ISchedulerStorage.InsertChunksAsync"/>
    public ValueTask<IReadOnlyList<ChunkPk>> InsertChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        _shared.InsertChunksAsync(chunks, cancellationToken);

    /// <inheritdoc cref="PostgresSchedulerStorage.IngestChunksAsync"/>
    public ValueTask<IngestResult> IngestChunksAsync(IReadOnlyList<NewChunk> chunks, CancellationToken cancellationToken = default) =>
        _shared.IngestChunksAsync(chunks, cancellationToken);

    /// <inheritdoc cref="ISchedulerStorage.UpdateWorkerSetAsync"/>
    public ValueTask UpdateWorkerSetAsync(IReadOnlyList<WorkerInfo> active, Tick now, CancellationToken cancellationToken = default) =>
        _shared.UpdateWorkerSetAsync(active, now, cancellationToken);

    /// <inheritdoc cref="PostgresSchedulerStorage.CollectInactiveWorkersAsync"/>
    public ValueTask<IReadOnlyList<WorkerPk>> CollectInactiveWorkersAsync(Tick now, long retentionTicks, CancellationToken cancellationToken = default) =>
        _shared.CollectInactiveWorkersAsync(now, retentionTicks, cancellationToken);

    /// <summary>The datasets, read without asking who leads: reads are not fenced.</summary>
    /// <returns>Names in bytewise order.</returns>
    public async Task<IReadOnlyList<string>> ReadDatasetsAsync(CancellationToken cancellationToken = default)
    {
        var names = new List<string>();
        await _session.ReadAsync(
            "read_datasets:fetch", [new BatchQuery("select name from datasets order by name", reader => names.Add(reader.GetString(0)))], cancellationToken);
        return names;
    }

    /// <summary>Closes the connection.</summary>
    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
