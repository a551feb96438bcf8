using Npgsql;
using Scheduler.Contract;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Servers;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.Contract;

/// <summary>The Postgres backend under the contract tests.</summary>
public sealed class PostgresHarness : StorageHarness
{
    private StorageLease? _lease;
    private Func<PostgresStorageOptions, PostgresStorageOptions> _configure = static options => options;
    private PostgresSchedulerStorage? _restarted;

    private PostgresHarness()
    {
    }

    public override ISchedulerStorage Storage => Lease.Storage;

    public override IStorageInspection Inspection => Lease.Storage;

    private PostgresStorageOptions Options => _configure(new PostgresStorageOptions(Lease.ConnectionString));

    private StorageLease Lease => _lease ?? throw new InvalidOperationException("the harness has not been opened");

    public static async ValueTask<StorageHarness> OpenAsync(Func<PostgresStorageOptions, PostgresStorageOptions>? configure = null)
    {
        var harness = new PostgresHarness();
        var server = await TestServer.GetAsync();
        harness._configure = configure ?? (static options => options);
        harness._lease = await server.Pool.RentAsync(
            options => harness._configure(options with { Logger = harness.Log, Metrics = harness.Metrics, Phases = harness.Phases }));
        return harness;
    }

    /// <summary>Ends the scheduler and starts another on the same database, with the same options; the harness disposes of it.</summary>
    public async Task<PostgresSchedulerStorage> RestartAsync()
    {
        await Lease.Storage.DisposeAsync();
        return _restarted = await SchedulerTakeover.OpenWhenFreeAsync(Options);
    }

    /// <summary>Opens a writer beside the scheduler, with the same options.</summary>
    public Task<PostgresSecondaryWriter> OpenWriterAsync() => PostgresSecondaryWriter.OpenAsync(Options, Lease.Storage.Epoch);

    public override async ValueTask WriteCorrectionRowAsync(ChunkPk oldChunk, ChunkPk newChunk, Tick now)
    {
        await using var connection = new NpgsqlConnection(Lease.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "insert into chunk_corrections (old_chunk_pk, new_chunk_pk, dataset_id, created_at) select $1, $2, dataset_id, $3 from chunks where chunk_pk = $1",
            connection)
        {
            Parameters = { new() { Value = oldChunk.Value }, new() { Value = newChunk.Value }, new() { Value = now.Value } },
        };
        await command.ExecuteNonQueryAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_restarted is not null)
        {
            await _restarted.DisposeAsync();
        }

        await Lease.DisposeAsync();
        await base.DisposeAsync();
    }
}
