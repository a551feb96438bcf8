using Npgsql;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Faults;
using Scheduler.Postgres.Tests.Servers;
using Scheduler.Postgres.Writing;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.Plans;

/// <summary>Everything that a storage sends, and a database with enough rows that a plan without an index would be dearer, analysed.</summary>
public sealed class FilledDatabase : IAsyncLifetime
{
    // The keys and numbers that the recorded statements name lie at the beginning of every table here.
    private const string Fill = """
        insert into datasets (name) values ('a'), ('b');
        insert into sched_worker_assignments (id, created_at) select n, n from generate_series(1, 200) n;
        insert into sched_portal_assignments (id, created_at, confirmed_up_to) select n, n, n from generate_series(1, 200) n;
        insert into sched_worker_confirmations (assignment_id, confirmed_at) select n, n from generate_series(1, 200) n;
        insert into sched_workers (id, peer_id) select n, 'w' || n from generate_series(1, 50) n;
        insert into chunks (chunk_pk, dataset_id, chunk_id, size, files, first_block, last_block_delta)
            select n, 1 + n % 2, n, 1, '{}', n * 10, 9 from generate_series(1, 20000) n;
        insert into sched_chunk_metadata (chunk_pk, applied_at_worker_assignment_id, applied_at_portal_assignment_id)
            select n, 1, 1 from generate_series(1, 20000) n;
        insert into sched_ideal_chunk_workers select n, '{1,2}' from generate_series(1, 20000) n;
        insert into sched_confirmed_chunk_workers select n, '{1,2}' from generate_series(1, 20000) n;
        insert into sched_worker_assignment_diffs select 1 + n / 100, n, '{1}' from generate_series(1, 19000) n;
        insert into sched_waiting_chunks select n, 'no-room', 1 from generate_series(1, 20000) n;
        insert into sched_stale_mappings select n, 1 + n % 50, 1 from generate_series(1, 20000) n;
        insert into chunk_corrections select n, n + 10000, 1 + n % 2, 1, 1 from generate_series(1, 9000) n;
        update chunk_corrections set applied_at_portal_assignment_id = null where old_chunk_pk <= 20;
        update key_counters set last_key = 20000;
        analyze;
        """;

    private const int ManyChunks = 1_500;

    private StorageLease? _lease;

    /// <summary>The statements of all operations, of a start and of a read, each once per boundary.</summary>
    public IReadOnlyList<RecordedStatement> Statements { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Statements = await RecordAsync();
        _lease = await (await TestServer.GetAsync()).Pool.RentAsync();
        await using var connection = await ConnectAsync();
        await using var fill = new NpgsqlCommand(Fill, connection) { CommandTimeout = 0 };
        await fill.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync() => await _lease!.DisposeAsync();

    /// <summary>A connection with the staging table of a session.</summary>
    public async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection(_lease!.ConnectionString);
        await connection.OpenAsync();
        await HolderStaging.PrepareAsync(connection, CancellationToken.None);
        return connection;
    }

    /// <summary>Runs the story that reaches all statements, and what it is too small for: a cycle of many changes, and another writer.</summary>
    private static async Task<List<RecordedStatement>> RecordAsync()
    {
        var recorder = new StatementRecorder();
        await using var lease = await (await TestServer.GetAsync()).Pool.RentAsync(options => options with { Interceptor = recorder });
        foreach (var step in Story.Steps)
        {
            await step.Run(lease.Storage);
        }

        await lease.Storage.ReadStateAsync();
        await lease.Storage.PingAsync(TimeSpan.FromMinutes(1));
        var options = new PostgresStorageOptions(lease.ConnectionString) { Interceptor = recorder };
        await using var secondary = await PostgresSecondaryWriter.OpenAsync(options, lease.Storage.Epoch);
        await secondary.ReadDatasetsAsync();
        var chunks = Enumerable.Range(0, ManyChunks).Select(number => new NewChunk("b", $"{number}", 1, new BlockRange(number, number), []));
        var keys = await secondary.InsertChunksAsync([.. chunks]);
        await lease.Storage.RegisterNewChunksAsync();
        Placed[] mapping = [.. keys.Select(key => new Placed(key, new WorkerPk(2)))];
        await lease.Storage.RunSchedulingCycleAsync(new StubAlgorithm(mapping), new Tick(100), 10);
        return recorder.Statements;
    }
}
