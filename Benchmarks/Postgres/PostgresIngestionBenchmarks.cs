using BenchmarkDotNet.Attributes;
using Npgsql;
using NpgsqlTypes;
using Scheduler.Core.Lifecycle;
using Sim.Provisioning;

namespace Benchmarks.Postgres;

/// <summary>
/// Ingestion of chunks into an empty database, beside a plain <c>COPY</c> of the same rows into a table with the same
/// columns, keys and indexes. The number of chunks by <c>BENCH_PG_CHUNKS</c>.
/// </summary>
[Config(typeof(DatabaseConfiguration))]
public class PostgresIngestionBenchmarks : IAsyncDisposable
{
    private const string Prepare = """
        create table plain_chunks (like chunks including all);
        alter table plain_chunks add foreign key (dataset_id) references datasets (id);
        """;

    private const string Copy =
        "copy plain_chunks (chunk_pk, dataset_id, chunk_id, size, files, first_block, last_block_delta) from stdin (format binary)";

    private PostgresServer _server = null!;
    private PostgresStoragePool _pool = null!;
    private StorageLease _lease = null!;
    private NpgsqlConnection _connection = null!;
    private NewChunk[] _chunks = null!;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _chunks = BenchmarkChunks.Create(0, BenchmarkSize.Chunks);
        _server = await PostgresServer.StartAsync();
        _pool = new PostgresStoragePool(_server);
        _lease = await _pool.RentAsync();
        await _lease.Storage.InsertDatasetsAsync([BenchmarkChunks.Dataset]);
        _connection = new NpgsqlConnection(_lease.ConnectionString);
        await _connection.OpenAsync();
        await ExecuteAsync(Prepare);
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await _connection.DisposeAsync();
        await _lease.DisposeAsync();
        await _pool.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>Cascades to the scheduler's tables, which are empty. The storage keeps no copy of chunks that it never registered.</summary>
    [IterationSetup]
    public void Empty() => ExecuteAsync("truncate plain_chunks; truncate chunks cascade").GetAwaiter().GetResult();

    [Benchmark(Baseline = true)]
    public async Task<ulong> PlainCopyAsync()
    {
        await using var importer = await _connection.BeginBinaryImportAsync(Copy);
        for (var i = 0; i < _chunks.Length; i++)
        {
            var chunk = _chunks[i];
            importer.StartRow();
            importer.Write(i + 1L, NpgsqlDbType.Bigint);
            importer.Write((short)1, NpgsqlDbType.Smallint);
            importer.Write(chunk.Id, NpgsqlDbType.Text);
            importer.Write((int)chunk.SizeBytes, NpgsqlDbType.Integer);
            importer.Write((string[])[.. chunk.Files], NpgsqlDbType.Array | NpgsqlDbType.Text);
            importer.Write(chunk.Blocks.First, NpgsqlDbType.Bigint);
            importer.Write((int)(chunk.Blocks.Last - chunk.Blocks.First), NpgsqlDbType.Integer);
        }

        return await importer.CompleteAsync();
    }

    [Benchmark]
    public Task<IngestResult> IngestAsync() => _lease.Storage.IngestChunksAsync(_chunks).AsTask();

    private async Task ExecuteAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
