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

    private PostgresHarness()
    {
    }

    public override ISchedulerStorage Storage => Lease.Storage;

    public override IStorageInspection Inspection => Lease.Storage;

    private StorageLease Lease => _lease ?? throw new InvalidOperationException("the harness has not been opened");

    public static async ValueTask<StorageHarness> OpenAsync()
    {
        var harness = new PostgresHarness();
        var server = await TestServer.GetAsync();
        harness._lease = await server.Pool.RentAsync(
            options => options with { Logger = harness.Log, Metrics = harness.Metrics, Phases = harness.Phases });
        return harness;
    }

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
        await Lease.DisposeAsync();
        await base.DisposeAsync();
    }
}
