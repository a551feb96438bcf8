using System.Data;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Leadership;
using Scheduler.Postgres.Sessions;
using Scheduler.Postgres.Tests.Servers;

namespace Scheduler.Postgres.Tests.Leadership;

/// <summary>An epoch that no longer leads writes nothing (rule 22.11).</summary>
public sealed class FencingTests : DatabaseTests
{
    private const string Claim = "update sched_leadership set epoch = epoch + 1";

    private static readonly Statement AnyStatement = new("test", "update key_counters set last_key = last_key");

    [Fact]
    public async Task A_secondary_connection_of_an_old_epoch_cannot_write_and_can_read()
    {
        await Storage.InsertDatasetsAsync(["a"]);
        await using var secondary = await PostgresSecondaryWriter.OpenAsync(Options, Storage.Epoch);
        await secondary.InsertDatasetsAsync(["b"]);
        await ExecuteAsync(Claim);
        await RefusedAsync(StorageErrorKind.FencedOut, () => secondary.InsertDatasetsAsync(["c"]).AsTask());
        await RefusedAsync(StorageErrorKind.FencedOut, () => secondary.InsertChunksAsync([Chunk("1", 0, 1)]).AsTask());
        await RefusedAsync(StorageErrorKind.FencedOut, () => secondary.IngestChunksAsync([Chunk("1", 0, 1)]).AsTask());
        await RefusedAsync(StorageErrorKind.FencedOut, () => secondary.UpdateWorkerSetAsync([], new Tick(1)).AsTask());
        await RefusedAsync(StorageErrorKind.FencedOut, () => secondary.CollectInactiveWorkersAsync(new Tick(1), 0).AsTask());
        Assert.Equal(["a", "b"], await secondary.ReadDatasetsAsync());
    }

    [Fact]
    public async Task A_scheduler_that_was_overtaken_refuses_every_write_from_then_on_and_can_read()
    {
        var epoch = Storage.Epoch;
        await ExecuteAsync(Claim);
        await RefusedAsync(StorageErrorKind.FencedOut, () => Storage.RunVisibilityCycleAsync(new Tick(1)).AsTask());
        await ExecuteAsync($"update sched_leadership set epoch = {epoch}");
        await RefusedAsync(StorageErrorKind.FencedOut, () => Storage.RunVisibilityCycleAsync(new Tick(1)).AsTask());
        Assert.Equal(["0"], await ReadAsync("select count(*)::text from sched_portal_assignments"));
    }

    [Fact]
    public async Task A_claim_waits_for_an_open_write_and_then_gets_the_next_epoch()
    {
        await using var writer = await OpenSessionAsync(Storage.Epoch);
        await using var claimer = await OpenSessionAsync(epoch: 0);
        var held = new TaskCompletionSource();
        var entered = new TaskCompletionSource();
        var write = writer.WriteAsync(
            "test",
            IsolationLevel.ReadCommitted,
            async transaction =>
            {
                await transaction.ExecuteAsync(AnyStatement, CancellationToken.None);
                entered.SetResult();
                await held.Task;
                return true;
            },
            CancellationToken.None);
        await entered.Task;
        var claim = SchedulerLock.ClaimEpochAsync(claimer, CancellationToken.None);
        await SomebodyWaitsAsync();
        Assert.False(claim.IsCompleted);
        held.SetResult();
        Assert.True(await write);
        Assert.Equal(Storage.Epoch + 1, await claim);
    }

    [Fact]
    public async Task A_claim_that_waits_too_long_finds_a_running_scheduler()
    {
        await using var writer = await ConnectAsync();
        await using var transaction = await writer.BeginTransactionAsync();
        await ExecuteAsync(writer, "select 1 from sched_leadership for share");
        await using var claimer = await PostgresSession.OpenAsync(Options with { LockTimeout = TimeSpan.FromMilliseconds(50) }, CancellationToken.None);
        await RefusedAsync(StorageErrorKind.AlreadyRunning, () => SchedulerLock.ClaimEpochAsync(claimer, CancellationToken.None));
    }

    [Theory]
    [InlineData(IsolationLevel.RepeatableRead)]
    [InlineData(IsolationLevel.ReadCommitted)]
    public async Task A_write_that_meets_a_claim_under_way_is_fenced_out_at_any_isolation(IsolationLevel isolation)
    {
        await using var writer = await OpenSessionAsync(Storage.Epoch);
        await using var claimer = await ConnectAsync();
        await using var claim = await claimer.BeginTransactionAsync();
        await ExecuteAsync(claimer, Claim);
        var write = writer.WriteAsync("test", isolation, _ => Task.FromResult(true), CancellationToken.None);
        await SomebodyWaitsAsync();
        await claim.CommitAsync();
        await RefusedAsync(StorageErrorKind.FencedOut, () => write);
    }

    [Fact]
    public async Task A_write_that_is_fenced_out_says_so_even_if_the_statement_behind_the_check_fails_too()
    {
        await using var writer = await OpenSessionAsync(Storage.Epoch);
        await ExecuteAsync(Claim);
        foreach (var sql in new[] { "select 1 / 0", "no statement at all", "update key_counters set last_key = -1 returning 1 / 0" })
        {
            var write = writer.WriteAsync(
                "test", IsolationLevel.ReadCommitted, transaction => transaction.ExecuteAsync(new Statement("test", sql), CancellationToken.None), CancellationToken.None);
            await RefusedAsync(StorageErrorKind.FencedOut, () => write);
        }
    }

    [Theory]
    [InlineData("select 1 / 0")]
    [InlineData("select 1 / (n - 2) from generate_series(1, 3) n")]
    [InlineData("update key_counters set last_key = 1 / 0")]
    public async Task A_statement_that_fails_behind_the_check_fails_as_itself_and_the_session_goes_on(string sql)
    {
        await using var writer = await OpenSessionAsync(Storage.Epoch);
        var write = writer.WriteAsync(
            "test", IsolationLevel.RepeatableRead, transaction => transaction.ExecuteAsync(new Statement("test", sql), CancellationToken.None), CancellationToken.None);
        Assert.Contains("division by zero", (await RefusedAsync(StorageErrorKind.Database, () => write)).Message, StringComparison.Ordinal);
        Assert.Equal(3, await writer.WriteAsync(
            "test", IsolationLevel.RepeatableRead, transaction => transaction.ExecuteAsync(AnyStatement, CancellationToken.None), CancellationToken.None));
    }

    [Fact]
    public async Task A_refused_write_keeps_no_lock()
    {
        await ExecuteAsync(Claim);
        await RefusedAsync(StorageErrorKind.FencedOut, () => Storage.InsertDatasetsAsync(["a"]).AsTask());
        await ExecuteAsync("set lock_timeout = '1s'; " + Claim);
    }

    private async Task<PostgresSession> OpenSessionAsync(long epoch)
    {
        var session = await PostgresSession.OpenAsync(Options, CancellationToken.None);
        session.Epoch = epoch;
        return session;
    }
}
