using System.Globalization;
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
    private readonly int _workers;
    private int _chunks;
    private int _departed;
    private long _now;
    private WorkerAssignmentId _newest;

    private PostgresFleet(PostgresServer server, PostgresStoragePool pool, StorageLease lease, int workers)
    {
        _server = server;
        _pool = pool;
        _lease = lease;
        _workers = workers;
    }

    private PostgresSchedulerStorage Storage => _lease.Storage;

    public static async Task<PostgresFleet> CreateAsync(int chunks, int workers)
    {
        var server = await PostgresServer.StartAsync();
        var pool = new PostgresStoragePool(server);
        var fleet = new PostgresFleet(server, pool, await pool.RentAsync(), workers);
        await fleet.Storage.InsertDatasetsAsync([BenchmarkChunks.Dataset]);
        await fleet.ReportRosterAsync();
        await fleet.AddChunksAsync(chunks);
        await fleet.ScheduleAsync();
        await fleet.ConfirmAsync();
        await fleet.PublishAsync();
        return fleet;
    }

    /// <summary>Lets something happen to the fleet.</summary>
    public Task ChangeAsync(FleetChange change) => change switch
    {
        FleetChange.None => Task.CompletedTask,
        FleetChange.NewChunks => AddChunksAsync(Math.Max(1, _chunks / Percent)),
        FleetChange.WorkersGone => ReplaceDepartedAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "no such change"),
    };

    public async Task<SchedulingCycleResult> ScheduleAsync()
    {
        var result = await Storage.RunSchedulingCycleAsync(new SteadyPlacement(), new Tick(++_now), DrainTicks);
        _newest = ((SchedulingCycleResult.Published)result).Assignment.Id;
        return result;
    }

    public Task ConfirmAsync() => Storage.ConfirmWorkerAssignmentAsync(_newest, new Tick(++_now)).AsTask();

    public Task<PortalAssignment> PublishAsync() => Storage.RunVisibilityCycleAsync(new Tick(++_now)).AsTask();

    public async ValueTask DisposeAsync()
    {
        await _lease.DisposeAsync();
        await _pool.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task AddChunksAsync(int count)
    {
        for (var added = 0; added < count; added += BatchSize)
        {
            var batch = BenchmarkChunks.Create(_chunks, Math.Min(BatchSize, count - added));
            await Storage.InsertChunksAsync(batch);
            _chunks += batch.Length;
        }

        await Storage.RegisterNewChunksAsync();
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
