using System.Threading.Tasks.Sources;

namespace Sim.Cluster.Libraries.Tests.Forms;

/// <summary>Tasks, and what starts them.</summary>
internal static class CoreForms
{
    private const string Group = "tasks";
    private static readonly TimeSpan Second = FormNode.Second;

    public static IEnumerable<AwaitForm> All()
    {
        yield return new(Group, "`Task.Delay(t, time)`", node => Task.Delay(Second, node.Time));
        yield return new(Group, "the same with `ConfigureAwait(false)`", async node => await Task.Delay(Second, node.Time).ConfigureAwait(false));
        yield return new(Group, "the same, cancelled", async node =>
        {
            using var source = new CancellationTokenSource(Second, node.Time);
            await Task.Delay(Second * 2, node.Time, source.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        });
        yield return new(Group, "the same, cancelled, with `ConfigureAwait(false)`", async node =>
        {
            using var source = new CancellationTokenSource();
            node.Later(source.Cancel);
            await Task.Delay(Second * 2, node.Time, source.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        yield return new(Group, "`Task.Delay(t)`", _ => Task.Delay(20));
        yield return new(Group, "`Task.Yield()`", async _ => await Task.Yield());
        yield return new(Group, "`Task.Yield()` after `ConfigureAwait(false)`", async node =>
        {
            await Task.Delay(Second, node.Time).ConfigureAwait(false);
            await Task.Yield();
        });
        yield return new(Group, "`ConfigureAwait(ForceYielding)`", async _ => await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding));
        foreach (var options in new[] { TaskCreationOptions.None, TaskCreationOptions.RunContinuationsAsynchronously })
        {
            var name = options == TaskCreationOptions.None ? "`TaskCompletionSource`" : "`TaskCompletionSource(RunContinuationsAsynchronously)`";
            yield return new(Group, name, async node => await Completed(node, options));
            yield return new(Group, $"{name}, `ConfigureAwait(false)`", async node => await Completed(node, options).ConfigureAwait(false));
            yield return new(Group, $"{name}, `WaitAsync(t, time)`", async node => await Completed(node, options).WaitAsync(Second * 2, node.Time));
            yield return new(Group, $"{name}, `WhenAny`", async node => await Task.WhenAny(Completed(node, options), Task.Delay(Second * 5, node.Time)));
            yield return new(Group, $"{name}, `WhenAll`", async node => await Task.WhenAll(Completed(node, options), Task.Delay(Second, node.Time)));
        }

        yield return new(Group, "`IValueTaskSource`, asynchronous", async node => await new ValueTask<int>(Source.Later(node), 0));
        yield return new(Group, "`IValueTaskSource`, asynchronous, `AsTask()`", async node => await new ValueTask<int>(Source.Later(node), 0).AsTask());
        yield return new(Group, "`Task.WhenAll`, `Task.WhenAny` of delays", node => Task.WhenAny(Task.WhenAll(Task.Delay(Second, node.Time), Task.Delay(Second, node.Time)), Task.Delay(Second * 9, node.Time)));
        yield return new(Group, "`Task.WhenEach`", async node =>
        {
            await foreach (var task in Task.WhenEach(Task.Delay(Second, node.Time), Task.Delay(Second * 2, node.Time)))
            {
                await task;
            }
        });
        yield return new(Group, "`WaitAsync(t, time)` that times out", async node => await Assert.ThrowsAsync<TimeoutException>(() => new TaskCompletionSource().Task.WaitAsync(Second, node.Time)));
        yield return new(Group, "`ContinueWith(…)`", node => Completed(node, TaskCreationOptions.None).ContinueWith(_ => 1, TaskScheduler.Default));
        yield return new(Group, "`ContinueWith(…, ExecuteSynchronously)`", node => Completed(node, TaskCreationOptions.None).ContinueWith(_ => 1, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default));
        yield return new(Group, "`async void`", async node =>
        {
            var isOver = new TaskCompletionSource();
            Run();
            await isOver.Task;
            async void Run()
            {
                await Task.Delay(Second, node.Time);
                isOver.SetResult();
            }
        });
        yield return new(Group, "`Task.Run(…)`", _ => Task.Run(() => 1));
        yield return new(Group, "`Task.Factory.StartNew(…)`", _ => Task.Factory.StartNew(() => 1, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Default));
        yield return new(Group, "`StartNew(…, LongRunning)`", _ => Task.Factory.StartNew(() => 1, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        yield return new(Group, "`ThreadPool.QueueUserWorkItem`", async _ =>
        {
            var isOver = new TaskCompletionSource();
            ThreadPool.QueueUserWorkItem(_ => isOver.SetResult());
            await isOver.Task;
        });
        yield return new(Group, "`new Thread(…)`", async _ =>
        {
            var isOver = new TaskCompletionSource();
            new Thread(isOver.SetResult).Start();
            await isOver.Task;
        });
        yield return new(Group, "`Parallel.ForEachAsync`", node => Parallel.ForEachAsync([1, 2, 3], async (_, token) => await Task.Delay(Second, node.Time, token)));
        yield return new(Group, "`Parallel.For`", _ =>
        {
            Parallel.For(0, 64, _ => Thread.SpinWait(20_000));
            return Task.CompletedTask;
        });
        yield return new(Group, "`task.Wait()`, `task.Result` on pending work", async node =>
        {
            await Task.Delay(Second, node.Time);
            Task.Delay(Second, node.Time).Wait();
        });
    }

    private static Task Completed(FormNode node, TaskCreationOptions options)
    {
        var source = new TaskCompletionSource(options);
        node.Later(source.SetResult);
        return source.Task;
    }

    private sealed class Source : IValueTaskSource<int>
    {
        private ManualResetValueTaskSourceCore<int> _core = new() { RunContinuationsAsynchronously = true };

        public static Source Later(FormNode node)
        {
            var source = new Source();
            node.Later(() => source._core.SetResult(1));
            return source;
        }

        public int GetResult(short token) => _core.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => _core.OnCompleted(continuation, state, token, flags);
    }
}
