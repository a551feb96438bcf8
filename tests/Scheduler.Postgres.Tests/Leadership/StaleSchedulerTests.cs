using Npgsql;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Leadership;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Tests.Faults;
using Scheduler.Postgres.Tests.Servers;
using Sim.Provisioning;
using Xunit.Abstractions;

namespace Scheduler.Postgres.Tests.Leadership;

/// <summary>
/// A scheduler that sleeps in the middle of an operation while another one takes over is refused when it wakes (rule 22.11).
/// Goal: no interleaving lets a write of the old epoch follow the takeover. Method: hold the operation before each of its
/// statements in turn, claim the next epoch on another connection as a server does that has lost sight of the old one's lock,
/// and let the operation go on. A claim that meets an open write waits for it, and only then is the old one shut out.
/// </summary>
public sealed class StaleSchedulerTests(ITestOutputHelper output)
{
    private const int MostPolls = 4000;

    /// <summary>Positions in <see cref="Story"/> of what is held: a cycle that moves copies, a confirmation, a visibility cycle.</summary>
    [Theory]
    [InlineData(12, 2)]
    [InlineData(13, 1)]
    [InlineData(14, 1)]
    public async Task A_scheduler_that_wakes_after_a_takeover_is_refused_at_every_boundary(int step, int transactions)
    {
        var (overtaken, finished) = (0, 0);
        for (var boundary = 0; await HoldAsync(step, boundary) is { } wasOvertaken; boundary++)
        {
            overtaken += wasOvertaken ? 1 : 0;
            finished += wasOvertaken ? 0 : 1;
        }

        output.WriteLine($"step {step}: overtaken at {overtaken} boundaries, finished its write first at {finished}");
        // Each transaction can be overtaken before it begins and before it asks who leads, and at no later statement.
        Assert.Equal(2 * transactions, overtaken);
        Assert.True(finished >= 3, $"only {finished} statements were held inside a write");
    }

    /// <returns>Whether the takeover came first; null if the operation has no such boundary.</returns>
    private static async Task<bool?> HoldAsync(int step, int boundary)
    {
        var pause = new PausingInterceptor();
        await using var lease = await (await TestServer.GetAsync()).Pool.RentAsync(options => options with { Interceptor = pause });
        foreach (var earlier in Story.Steps.Take(step))
        {
            await earlier.Run(lease.Storage);
        }

        pause.HoldAfter(boundary);
        var operation = Story.Steps[step].Run(lease.Storage);
        if (await Task.WhenAny(operation, pause.Reached) == operation)
        {
            await operation;
            return null;
        }

        await using var claimer = await PostgresSession.OpenAsync(new PostgresStorageOptions(lease.ConnectionString), CancellationToken.None);
        var claim = SchedulerLock.ClaimEpochAsync(claimer, CancellationToken.None);
        var isOvertaken = await IsGrantedAsync(claim, lease);
        var atTakeover = await DumpAsync(lease);
        pause.Resume();
        var fault = await Record.ExceptionAsync(() => operation);
        var epoch = await claim;
        Assert.Equal(lease.Storage.Epoch + 1, epoch);
        if (isOvertaken)
        {
            RequireFencedOut(fault, pause.Held);
            Assert.Equal(atTakeover, await DumpAsync(lease));
        }
        else if (fault is not null)
        {
            // The write that was open was finished, the takeover went through, and the next transaction of the operation is refused.
            RequireFencedOut(fault, pause.Held);
        }

        RequireFencedOut(await Record.ExceptionAsync(() => lease.Storage.RunVisibilityCycleAsync(new Tick(100)).AsTask()), pause.Held);
        await using var successor = await PostgresSecondaryWriter.OpenAsync(new PostgresStorageOptions(lease.ConnectionString), epoch);
        await successor.InsertDatasetsAsync(["written by the successor"]);
        return isOvertaken;
    }

    private static void RequireFencedOut(Exception? fault, string statement) =>
        Assert.True(fault is StorageException { Kind: StorageErrorKind.FencedOut }, $"held at {statement}: {fault?.ToString() ?? "no fault"}");

    /// <summary>Waits until a claim is granted or waits for a lock.</summary>
    private static async Task<bool> IsGrantedAsync(Task claim, StorageLease lease)
    {
        await using var connection = new NpgsqlConnection(lease.ConnectionString);
        await connection.OpenAsync();
        await using var waiting = new NpgsqlCommand(
            "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')", connection);
        for (var poll = 0; poll < MostPolls; poll++)
        {
            if (claim.IsCompleted)
            {
                return true;
            }

            if (await waiting.ExecuteScalarAsync() is true)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(1));
        }

        throw new TimeoutException("the claim was neither granted nor did it come to wait");
    }

    /// <summary>All committed rows as text.</summary>
    private static async Task<string> DumpAsync(StorageLease lease)
    {
        await using var connection = new NpgsqlConnection(lease.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            string.Join(" union all ", DatabaseReset.Tables.Select(static table => $"select '{table} ' || t::text from {table} t")) + " order by 1", connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return string.Join('\n', rows);
    }
}
