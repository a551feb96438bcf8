#pragma warning disable RS0030 // Watches the thread of the pool from outside; no result depends on when it looks.
using System.Runtime.ExceptionServices;
using Sim.Cluster.Leaks;

namespace Sim.Cluster.Worlds;

/// <summary>
/// Drives a world on the thread pool of one: it is a work item that lets one thing happen after the other as long as nothing
/// else is queued, and stands in line behind whatever is. So what escapes to the pool runs between two things of the world.
/// </summary>
internal sealed class PoolDrive : IThreadPoolWorkItem, IDisposable
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Nothing in an orderly world holds the thread for so many glances.</summary>
    private const int GlancesUntilBlocked = 10;
    private const int GlancesUntilEndless = 160;

    private readonly World _world;
    private readonly PoolOfOne _pool;
    private readonly ManualResetEventSlim _isOver = new();
    private readonly ExecutionContext _context;
    private long _untilTicks;
    private long _executions;
    private Thread? _thread;
    private ExceptionDispatchInfo? _fault;

    public PoolDrive(World world, PoolOfOne pool)
    {
        (_world, _pool) = (world, pool);
        _context = LeakRecord.ContextOf(world);
    }

    /// <summary>Runs everything up to a time.</summary>
    public void Run(long untilTicks)
    {
        (_untilTicks, _fault, _thread) = (untilTicks, null, null);
        _isOver.Reset();
        _pool.Narrow();
        Enqueue();
        Watch();
        _fault?.Throw();
    }

    /// <summary>Goes on after something outside ended that the world was waiting for.</summary>
    public void Enqueue() => ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);

    /// <inheritdoc/>
    public void Execute()
    {
        _thread = Thread.CurrentThread;
        Interlocked.Increment(ref _executions);
        try
        {
            ExecutionContext.Run(_context, static drive => ((PoolDrive)drive!).Advance(), this);
        }
        catch (Exception exception)
        {
            _fault = ExceptionDispatchInfo.Capture(exception);
            _isOver.Set();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver.Dispose();
        _pool.Dispose();
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
        _isOver.Set();
    }

    /// <summary>Waits for the end, and frees the thread of the pool where code of the world blocks it.</summary>
    private void Watch()
    {
        var (seen, glances) = (Interlocked.Read(ref _executions), 0);
        while (!_isOver.Wait(Glance))
        {
            var now = Interlocked.Read(ref _executions);
            glances = now == seen ? glances + 1 : 0;
            seen = now;
            if (glances >= GlancesUntilBlocked && _thread is { } thread && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
            {
                _world.Leaks.Interrupt(thread);
                glances = 0;
            }
            else if (glances >= GlancesUntilEndless)
            {
                throw NeverAtRestException.Endless(_world.NowTicks, _world.LastNode);
            }
        }
    }
}
