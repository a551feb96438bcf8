using System.Diagnostics;
using System.Globalization;
using Scheduler.Core.Lifecycle;
using Scheduler.Postgres.Tests.Servers;
using Sim.Provisioning;

namespace Scheduler.Postgres.Tests.Sessions;

/// <summary>
/// A server that is there and says nothing ends an operation within the time that was set. Method: the process that serves the
/// session is stopped (SIGSTOP) while it is idle, and goes on (SIGCONT) at the end.
/// </summary>
public sealed class SilentServerTests : DatabaseTests
{
    // The time that is set, two seconds to take a statement back, and room for a busy machine.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_silent_server_ends_a_write_in_time_and_the_storage_is_dead_then() =>
        await WhileSilentAsync(async () =>
        {
            await AssertBoundedAsync(() => Storage.InsertDatasetsAsync(["a"]).AsTask());
            await RefusedAsync(StorageErrorKind.ConnectionLost, () => Storage.ReadStateAsync().AsTask());
        });

    [Fact]
    public async Task A_silent_server_ends_a_ping_in_time() =>
        await WhileSilentAsync(() => AssertBoundedAsync(() => Storage.PingAsync(TimeSpan.FromMilliseconds(200)).AsTask()));

    [Fact]
    public async Task A_ping_is_answered_by_a_server_that_is_well_and_tells_of_a_successor()
    {
        await Storage.PingAsync(TimeSpan.FromSeconds(30));
        await ExecuteAsync("update sched_leadership set epoch = epoch + 1");
        await RefusedAsync(StorageErrorKind.FencedOut, () => Storage.PingAsync(TimeSpan.FromSeconds(30)).AsTask());
        await RefusedAsync(StorageErrorKind.FencedOut, () => Storage.InsertDatasetsAsync(["a"]).AsTask());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Storage.PingAsync(TimeSpan.Zero).AsTask());
    }

    protected override PostgresStorageOptions Configure(PostgresStorageOptions options) => options with { AnswerTimeout = TimeSpan.FromSeconds(1) };

    private static async Task AssertBoundedAsync(Func<Task> operation)
    {
        var watch = Stopwatch.StartNew();
        await RefusedAsync(StorageErrorKind.NoAnswer, operation);
        Assert.True(watch.Elapsed < Longest, $"it took {watch.Elapsed}");
    }

    private async Task WhileSilentAsync(Func<Task> action)
    {
        if ((await TestServer.GetAsync()).Server.Kind != PostgresServerKind.Local)
        {
            // The processes of a server elsewhere cannot be stopped from here.
            return;
        }

        var process = Storage.Connection.ProcessID;
        await SignalAsync("-STOP", process);
        try
        {
            await action();
        }
        finally
        {
            await SignalAsync("-CONT", process);
        }
    }

    private static Task SignalAsync(string signal, int process) =>
        Process.Start("kill", [signal, process.ToString(CultureInfo.InvariantCulture)]).WaitForExitAsync();
}
