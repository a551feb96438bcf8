using Sim.Cluster.Leaks;

namespace Sim.Cluster.Worlds;

/// <summary>
/// Drives a world on the thread pool of one: it is a work item that lets one thing happen after the other as long as nothing
/// else is queued, and stands in line behind whatever is. So what escapes to the pool runs between two things of the world.
/// </summary>
internal sealed class PoolDrive : IThreadPoolWorkItem, IDisposable
{
    private readonly World _world;
    private readonly PoolOfOne _pool;
    private readonly ExecutionContext _context;
    private TaskCompletionSource _end = new();
    private long _untilTicks;
    private bool _isAtRest;

    public PoolDrive(World world, PoolOfOne pool)
    {
        (_world, _pool) = (world, pool);
        _context = LeakRecord.ContextOf(world);
    }

    /// <summary>Runs everything up to a time, and blocks until then.</summary>
    public void Run(long untilTicks)
    {
        using var isOver = new ManualResetEventSlim();
        _pool.Narrow(isBlocking: true);
        var end = Begin(untilTicks, TaskCreationOptions.None);
        _ = end.ContinueWith(static (_, state) => ((ManualResetEventSlim)state!).Set(), isOver, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

        // Not by waiting for the task: the runtime would give the pool another thread for this one.
        isOver.Wait();
        end.GetAwaiter().GetResult();
    }

    /// <summary>Runs everything up to a time.</summary>
    public Task RunAsync(long untilTicks)
    {
        _pool.Narrow(isBlocking: false);
        return Begin(untilTicks, TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Stands in line.</summary>
    public void Enqueue() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <inheritdoc/>
    public void Execute()
    {
        PoolWatch.Arrive();
        _isAtRest = false;
        try
        {
            ExecutionContext.Run(_context, static drive => ((PoolDrive)drive!).Advance(), this);
        }
        catch (Exception exception)
        {
            End(exception);
            return;
        }

        // Only now has the thread left the world.
        if (_isAtRest)
        {
            Rest();
        }
    }

    /// <summary>Ends the drive because its thread does not come back.</summary>
    public void GiveUp() => End(NeverAtRestException.Endless(_world.NowTicks, _world.LastNode));

    /// <summary>Ends the drive because nobody outside answers.</summary>
    public void GiveUpOutside() => End(_world.Outside.Describe(_world.Options.OutsidePatience));

    /// <summary>Frees the thread from where it blocks.</summary>
    public void Interrupt(BlockedThread thread) => _world.Leaks.Interrupt(thread);

    /// <inheritdoc/>
    public void Dispose() => _pool.Dispose();

    private Task Begin(long untilTicks, TaskCreationOptions options)
    {
        (_untilTicks, _end) = (untilTicks, new TaskCompletionSource(options));
        PoolWatch.Begin(this);
        Enqueue();
        return _end.Task;
    }

    /// <summary>Ends the drive, unless the real world has to answer first.</summary>
    private void Rest()
    {
        if (!_world.Outside.IsOpen)
        {
            End(fault: null);
            return;
        }

        PoolWatch.Await(_world.Options.OutsidePatience);
        if (!_world.Outside.WhenAnswered(Resume))
        {
            Resume();
        }
    }

    private void Resume()
    {
        PoolWatch.Begin(this);
        Enqueue();
    }

    private void End(Exception? fault)
    {
        PoolWatch.End();
        if (fault is null)
        {
            _end.TrySetResult();
        }
        else
        {
            _end.TrySetException(fault);
        }
    }

    private void Advance()
    {
        do
        {
            if (ThreadPool.PendingWorkItemCount != 0)
            {
                _world.CountTurn();
                Enqueue();
                return;
            }
        }
        while (_world.Advance(_untilTicks));
        _isAtRest = true;
    }
}
