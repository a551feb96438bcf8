using Npgsql;
using Scheduler.Contract.Scenarios;
using Scheduler.Core.InMemory;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Servers;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.Faults;

/// <summary>
/// The server is killed in the middle of a scheduling cycle and started again: what was confirmed to the scheduler is there,
/// and of the cycle all or nothing of each transaction. Method: a server of our own that waits for the disk as servers do by
/// default; SIGKILL to all of its processes before the commit of the placement, while the commit is under way, and after it.
/// </summary>
public sealed class ServerCrashTests
{
    /// <summary>Position in <see cref="Story"/> of a cycle that moves copies.</summary>
    private const int Cycle = 12;

    private const string Commit = "run_scheduling_cycle:placement:commit";

    [Fact]
    public async Task Nothing_that_was_confirmed_is_lost_when_the_server_is_killed_in_mid_cycle()
    {
        if (PostgresBinaries.Find() is not { } binaries)
        {
            // A server that we did not start cannot be killed and started; nothing of this can happen here.
            Assert.NotEqual(PostgresServerKind.Local, (await TestServer.GetAsync()).Server.Kind);
            return;
        }

        await using var server = await LocalServer.StartDurableAsync(binaries, CancellationToken.None);
        await using (var connection = await ConnectAsync(server))
        {
            await using var durability = new NpgsqlCommand("select current_setting('fsync') || ' ' || current_setting('synchronous_commit')", connection);
            Assert.Equal("on on", await durability.ExecuteScalarAsync());
        }

        var housekeeping = Story.Steps[Cycle].Housekeeping!;
        var unfinished = await ReferenceAsync(Cycle, housekeeping);
        var finished = await ReferenceAsync(Cycle, Story.Steps[Cycle].Run);
        Assert.NotEqual(unfinished, finished);
        Assert.Equal(unfinished, await CrashAsync(server, CrashMoment.Before));
        Assert.Contains(await CrashAsync(server, CrashMoment.During), new[] { unfinished, finished });
        Assert.Equal(finished, await CrashAsync(server, CrashMoment.After));
    }

    /// <summary>Walks the story up to the cycle, is killed in it, starts again, and leaves an empty database.</summary>
    /// <returns>The state that is found then.</returns>
    private static async Task<string> CrashAsync(LocalServer server, CrashMoment moment)
    {
        var crash = new CrashInterceptor(Commit, moment, () => server.KillAsync(CancellationToken.None));
        var options = new PostgresStorageOptions(server.ConnectionString);
        await using (var storage = await PostgresSchedulerStorage.OpenAsync(options with { Interceptor = crash }))
        {
            foreach (var step in Story.Steps.Take(Cycle))
            {
                await step.Run(storage);
            }

            crash.Arm();
            var fault = await Record.ExceptionAsync(() => Story.Steps[Cycle].Run(storage));
            await crash.Killed;
            Assert.True(moment != CrashMoment.Before || fault is StorageException { Kind: StorageErrorKind.ConnectionLost }, $"{moment}: {fault}");
        }

        await server.RestartAsync(CancellationToken.None);
        string found;
        await using (var successor = await PostgresSchedulerStorage.OpenAsync(options))
        {
            found = StateText.Of(await successor.ReadStateAsync());
            await Story.Steps[Cycle].Run(successor);
        }

        await EmptyAsync(server);
        return found;
    }

    private static async Task EmptyAsync(LocalServer server)
    {
        await using var connection = await ConnectAsync(server);
        await DatabaseReset.RunAsync(connection);
    }

    private static async Task<NpgsqlConnection> ConnectAsync(LocalServer server)
    {
        var connection = new NpgsqlConnection(server.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<string> ReferenceAsync(int steps, Func<ISchedulerStorage, Task> last)
    {
        await using var reference = new InMemorySchedulerStorage();
        foreach (var step in Story.Steps.Take(steps))
        {
            await step.Run(reference);
        }

        await last(reference);
        return StateText.Of(await reference.ReadStateAsync());
    }
}
