using System.Threading.Channels;
using System.Threading.Tasks.Dataflow;
using Microsoft.Extensions.Hosting;

namespace Sim.Cluster.Libraries.Tests.Forms;

/// <summary>Timers, tokens, semaphores, channels and what is built on them.</summary>
internal static class SynchronizationForms
{
    private static readonly TimeSpan Second = FormNode.Second;

    public static IEnumerable<AwaitForm> All() => Timers().Concat(Tokens()).Concat(Semaphores()).Concat(Channels()).Concat(Services());

    private static IEnumerable<AwaitForm> Timers()
    {
        yield return new("timers", "`PeriodicTimer(t, time)`", async node =>
        {
            using var timer = new PeriodicTimer(Second, node.Time);
            await timer.WaitForNextTickAsync();
            await timer.WaitForNextTickAsync();
        });
        yield return new("timers", "`PeriodicTimer(t)`", async _ =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            await timer.WaitForNextTickAsync();
        });
        yield return new("timers", "`time.CreateTimer`", async node =>
        {
            var isOver = new TaskCompletionSource();
            using var timer = node.Time.CreateTimer(_ => isOver.TrySetResult(), null, Second, Timeout.InfiniteTimeSpan);
            await isOver.Task;
        });
        yield return new("timers", "`new Timer(…)`", async _ =>
        {
            var isOver = new TaskCompletionSource();
            using var timer = new Timer(_ => isOver.TrySetResult(), null, 20, Timeout.Infinite);
            await isOver.Task;
        });
    }

    private static IEnumerable<AwaitForm> Tokens()
    {
        yield return new("tokens", "`CancellationTokenSource(t, time)`, a registration", async node =>
        {
            using var source = new CancellationTokenSource(Second, node.Time);
            var isOver = new TaskCompletionSource();
            source.Token.Register(isOver.SetResult);
            await isOver.Task;
        });
        yield return new("tokens", "a linked token that ends a `Task.Delay`", async node =>
        {
            using var source = new CancellationTokenSource(Second, node.Time);
            using var linked = CancellationTokenSource.CreateLinkedTokenSource(source.Token);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(Second * 5, node.Time, linked.Token));
        });
        yield return new("tokens", "`CancelAsync()`", async _ =>
        {
            using var source = new CancellationTokenSource();
            source.Token.Register(() => { });
            await source.CancelAsync();
        });
        yield return new("tokens", "`CancellationTokenSource(t)`, `CancelAfter(t)`", async _ =>
        {
            using var source = new CancellationTokenSource(20);
            var isOver = new TaskCompletionSource();
            source.Token.Register(isOver.SetResult);
            await isOver.Task;
        });
    }

    private static IEnumerable<AwaitForm> Semaphores()
    {
        yield return new("semaphores", "`SemaphoreSlim.WaitAsync()`", async node => await Released(node).WaitAsync());
        yield return new("semaphores", "the same with `ConfigureAwait(false)`", async node => await Released(node).WaitAsync().ConfigureAwait(false));
        yield return new("semaphores", "`WaitAsync(token)`", async node =>
        {
            using var source = new CancellationTokenSource();
            await Released(node).WaitAsync(source.Token);
        });
        yield return new("semaphores", "`WaitAsync(t)`", async _ => await new SemaphoreSlim(0).WaitAsync(20));
        yield return new("semaphores", "`Wait()`", async node =>
        {
            await Task.Delay(Second, node.Time);
            new SemaphoreSlim(0).Wait();
        });
    }

    private static IEnumerable<AwaitForm> Channels()
    {
        yield return new("channels", "`ReadAsync()`, `ReadAsync(token)`", async node =>
        {
            using var source = new CancellationTokenSource();
            await Filled(node).ReadAsync();
            await Filled(node).ReadAsync(source.Token);
        });
        yield return new("channels", "`ReadAsync(token)` that is cancelled", async node =>
        {
            using var source = new CancellationTokenSource(Second, node.Time);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Channel.CreateBounded<int>(1).Reader.ReadAsync(source.Token));
        });
        yield return new("channels", "`ReadAsync().ConfigureAwait(false)`", async node => await Filled(node).ReadAsync().ConfigureAwait(false));
        yield return new("channels", "`ReadAsync().AsTask()`", async node => await Filled(node).ReadAsync().AsTask());
        yield return new("channels", "`WaitToReadAsync()`", async node => await Filled(node).WaitToReadAsync());
        yield return new("channels", "`await foreach` over `ReadAllAsync()`", async node =>
        {
            await foreach (var _ in Filled(node).ReadAllAsync())
            {
                break;
            }
        });
        yield return new("channels", "the same, `AllowSynchronousContinuations`", async node =>
        {
            var channel = Channel.CreateUnbounded<int>(new UnboundedChannelOptions { AllowSynchronousContinuations = true });
            node.Later(() => channel.Writer.TryWrite(1));
            await foreach (var _ in channel.Reader.ReadAllAsync())
            {
                break;
            }
        });
        yield return new("channels", "`WriteAsync` to a full one", async node =>
        {
            var channel = Channel.CreateBounded<int>(1);
            channel.Writer.TryWrite(0);
            node.Later(() => channel.Reader.TryRead(out _));
            await channel.Writer.WriteAsync(1);
        });
    }

    private static IEnumerable<AwaitForm> Services()
    {
        yield return new("services", "`BackgroundService.StartAsync`", async node =>
        {
            using var service = new Beat(node.Time);
            await service.StartAsync(CancellationToken.None);
            await Task.Delay(Second * 3, node.Time);
            await service.StopAsync(CancellationToken.None);
        });
        yield return new("services", "its `ExecuteAsync`, called by the node", async node =>
        {
            using var service = new Beat(node.Time);
            await service.RunAsync();
        });
        yield return new("services", "`ActionBlock`", async _ =>
        {
            var block = new ActionBlock<int>(_ => { });
            block.Post(1);
            block.Complete();
            await block.Completion;
        });
    }

    private static SemaphoreSlim Released(FormNode node)
    {
        var semaphore = new SemaphoreSlim(0);
        node.Later(() => semaphore.Release());
        return semaphore;
    }

    private static ChannelReader<int> Filled(FormNode node)
    {
        var channel = Channel.CreateUnbounded<int>();
        node.Later(() => channel.Writer.TryWrite(1));
        return channel.Reader;
    }

    private sealed class Beat(TimeProvider time) : BackgroundService
    {
        public Task RunAsync() => ExecuteAsync(CancellationToken.None);

        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Delay(Second, time, stoppingToken);
    }
}
