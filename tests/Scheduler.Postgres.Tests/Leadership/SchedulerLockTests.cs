using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Leadership;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Leadership;

/// <summary>One scheduler per database.</summary>
public sealed class SchedulerLockTests : DatabaseTests
{
    // A change of this number would let an old and a new build schedule the same database side by side.
    private const long LockKeyOfScheduler = -1323114855611730346;

    [Fact]
    public async Task A_second_scheduler_is_refused_until_the_first_is_disposed_and_then_has_a_higher_epoch()
    {
        var epoch = Storage.Epoch;
        await RefusedAsync(StorageErrorKind.AlreadyRunning, () => PostgresSchedulerStorage.OpenAsync(Options));
        await Storage.DisposeAsync();
        await using var second = await PostgresSchedulerStorage.OpenAsync(Options);
        Assert.Equal(epoch + 1, second.Epoch);
    }

    [Fact]
    public async Task Schedulers_of_two_databases_of_one_server_do_not_meet()
    {
        await using var other = await (await TestServer.GetAsync()).Pool.RentAsync();
        await other.Storage.InsertDatasetsAsync(["a"]);
        await Storage.InsertDatasetsAsync(["b"]);
        Assert.Equal(["a"], (await other.Storage.ReadStateAsync()).Datasets);
    }

    [Fact]
    public async Task The_lock_is_the_advisory_lock_of_the_documented_key()
    {
        await using var connection = await ConnectAsync();
        await using var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection)
        {
            Parameters = { new() { Value = SchedulerLock.KeyOf(connection.Database) } },
        };
        Assert.Equal(false, await command.ExecuteScalarAsync());
        await Storage.DisposeAsync();
        Assert.Equal(true, await command.ExecuteScalarAsync());
    }

    [Fact]
    public void The_key_depends_on_the_database_and_never_changes()
    {
        Assert.NotEqual(SchedulerLock.KeyOf("a"), SchedulerLock.KeyOf("b"));
        Assert.Equal(LockKeyOfScheduler, SchedulerLock.KeyOf("scheduler"));
    }

    [Fact]
    public async Task A_dead_connection_fails_every_operation_and_frees_the_lock()
    {
        await ExecuteAsync(
            "select pg_terminate_backend(l.pid) from pg_locks l join pg_database d on d.oid = l.database where l.locktype = 'advisory' and d.datname = current_database()");
        await RefusedAsync(StorageErrorKind.ConnectionLost, () => Storage.InsertDatasetsAsync(["a"]).AsTask());
        await RefusedAsync(StorageErrorKind.ConnectionLost, () => Storage.ReadStateAsync().AsTask());
        await using var second = await SchedulerTakeover.OpenWhenFreeAsync(Options);
        Assert.Empty((await second.ReadStateAsync()).Datasets);
    }
}
