using System.Globalization;
using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres;
using Sim.Provisioning;

namespace Benchmarks.Postgres;

/// <summary>A storage with chunks that are placed, confirmed and visible, and what changes between its cycles.</summary>
internal sealed class PostgresFleet : IAsyncDisposable
{
    private const int Percent = 100;
    private const int BatchSize = 100_000;
    private const long DrainTicks = 1;

    private readonly PostgresServer _server;
    private readonly PostgresStoragePool _pool;
    private readonly StorageLease _lease;
    private readonly TimedAlgorithm _algorithm;
    private readonly int _workers;
    private PostgresSchedulerStorage? _successor;
    private int _chunks;
    private int _departed;
    private long _now;
    private WorkerAssignmentId _newest;

    private PostgresFleet(PostgresServer server, PostgresStoragePool pool, StorageLease lease, int workers, TimedAlgorithm algorithm)
    {
        _algorithm = algorithm;
        _server = server;
        _pool = pool;
        _lease = lease;
        _workers = workers;
    }

    /// <summary>Time that the planner has taken in all.</summary>
    public TimeSpan PlannedTime { get; private set; }

    private PostgresSchedulerStorage Storage => _successor ?? _lease.Storage;

    /// <summary>A fleet of workers without chunks.</summary>
    public static async Task<PostgresFleet> OpenAsync(int workers, TimedAlgorithm algorithm)
    {
        var server = await PostgresServer.StartAsync();
        var pool = new PostgresStoragePool(server);
        var fleet = new PostgresFleet(server, pool, await pool.RentAsync(), workers, algorithm);
        await fleet.Storage.InsertDatasetsAsync([BenchmarkChunks.Dataset]);
        await fleet.ReportRosterAsync();
        return fleet;
    }

    /// <summary>A fleet whose chunks are placed, confirmed and visible.</summary>
    public static async Task<PostgresFleet> CreateAsync(int chunks, int workers, int copies)
    {
        var fleet = await OpenAsync(workers, FleetPlanner.Create(FleetPlanner.Steady, chunks, workers, copies));
        await fleet.AddChunksAsync(chunks);
        await fleet.RegisterAsync();
        await fleet.ScheduleAsync();
        await fleet.ConfirmAsync();
        await fleet.PublishAsync();
        return fleet;
    }

    /// <summary>Lets something happen to the fleet.</summary>
    public Task ChangeAsync(FleetChange change) => change switch
    {
        FleetChange.None => Task.CompletedTask,
        FleetChange.NewChunks => AddNewChunksAsync(),
        FleetChange.WorkersGone => ReplaceDepartedAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "no such change"),
    };

    public async Task<SchedulingCycleResult> ScheduleAsync()
    {
        var result = await Storage.RunSchedulingCycleAsync(_algorithm, new Tick(++_now), DrainTicks);
        PlannedTime += _algorithm.Latest;
        _newest = result is SchedulingCycleResult.Published published
            ? published.Assignment.Id
            : throw new InvalidOperationException("the planner finds the fleet too small; give it more workers or fewer copies");
        return result;
    }

    public Task ConfirmAsync() => Storage.ConfirmWorkerAssignmentAsync(_newest, new Tick(++_now)).AsTask();

    public Task<PortalAssignment> PublishAsync() => Storage.RunVisibilityCycleAsync(new Tick(++_now)).AsTask();

    public async ValueTask DisposeAsync()
    {
        await (_successor?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _lease.DisposeAsync();
        await _pool.DisposeAsync();
        await _server.DisposeAsync();
    }

    /// <summary>Ingests chunks.</summary>
    public async Task AddChunksAsync(int count)
    {
        for (var added = 0; added < count; added += BatchSize)
        {
            var batch = BenchmarkChunks.Create(_chunks, Math.Min(BatchSize, count - added));
            await Storage.IngestChunksAsync(batch);
            _chunks += batch.Length;
        }
    }

    /// <summary>Registers what was ingested.</summary>
    public Task RegisterAsync() => Storage.RegisterNewChunksAsync().AsTask();

    /// <summary>Ends the scheduler and starts another one, which reads all rows for its first operation.</summary>
    public async Task RestartAsync()
    {
        await Storage.DisposeAsync();
        _successor = await PostgresSchedulerStorage.OpenAsync(new PostgresStorageOptions(_lease.ConnectionString));
        await RegisterAsync();
    }

    /// <summary>What the database and its tables weigh, indexes included, in bytes; the heaviest first.</summary>
    public async Task<List<(string Relation, long Bytes)>> ReadSizesAsync()
    {
        const string Sizes = """
            select 'the database', pg_database_size(current_database())
            union all
            select relname::text, pg_total_relation_size(oid) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
            order by 2 desc
            """;
        await using var connection = new NpgsqlConnection(_lease.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(Sizes, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var sizes = new List<(string Relation, long Bytes)>();
        while (await reader.ReadAsync())
        {
            sizes.Add((reader.GetString(0), reader.GetInt64(1)));
        }

        return sizes;
    }

    private async Task AddNewChunksAsync()
    {
        await AddChunksAsync(Math.Max(1, _chunks / Percent));
        await RegisterAsync();
    }

    /// <summary>Other workers are gone than before; those come back.</summary>
    private Task ReplaceDepartedAsync()
    {
        _departed += Math.Max(1, _workers / Percent);
        return ReportRosterAsync();
    }

    private async Task ReportRosterAsync()
    {
        var gone = _departed == 0 ? 0 : Math.Max(1, _workers / Percent);
        var roster = Enumerable.Range(0, _workers)
            .Where(worker => (worker + _workers - (_departed % _workers)) % _workers >= gone)
            .Select(static worker => new WorkerInfo(string.Create(CultureInfo.InvariantCulture, $"worker-{worker:D5}"), null));
        await Storage.UpdateWorkerSetAsync([.. roster], new Tick(++_now));
    }
}
