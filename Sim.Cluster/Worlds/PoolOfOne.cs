#pragma warning disable RS0030 // Only here threads are counted, so that there is one.
namespace Sim.Cluster.Worlds;

/// <summary>
/// The thread pool of the process, narrowed to one thread for as long as one world has it. There is one pool in a process, so
/// its turn is a static.
/// </summary>
internal sealed class PoolOfOne : IDisposable
{
    private const int MostHeldElsewhere = 64;
    private const int MostGlances = 100;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(20);

    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>How many threads of the pool other code of the process blocks for good, as hosts of tests do. Guarded by the turn.</summary>
    private static int _heldElsewhere;
    private static bool _isDoubtful;

    private readonly (int Workers, int Ports) _least;
    private readonly (int Workers, int Ports) _most;
    private int _width;

    private PoolOfOne()
    {
        ThreadPool.GetMinThreads(out _least.Workers, out _least.Ports);
        ThreadPool.GetMaxThreads(out _most.Workers, out _most.Ports);
    }

    /// <summary>Waits until no other world of the process has it.</summary>
    public static async Task<PoolOfOne> TakeAsync(CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        return new PoolOfOne();
    }

    /// <summary>Takes it now.</summary>
    /// <exception cref="InvalidOperationException">Another world has it.</exception>
    public static PoolOfOne Take() => Turn.Wait(0)
        ? new PoolOfOne()
        : throw new InvalidOperationException("another world of this process has the thread pool; wait for it with World.CreateAsync, and dispose worlds");

    /// <summary>Lets one thread run.</summary>
    /// <param name="isBlocking">Whether the present thread is about to block, so that it does not count if it is of the pool itself.</param>
    /// <exception cref="InvalidOperationException">Other code of the process holds the threads.</exception>
    public void Narrow(bool isBlocking)
    {
        var isOfPool = Thread.CurrentThread.IsThreadPoolThread;
        var own = isOfPool && isBlocking ? 2 : 1;
        var isFirst = _width == 0;
        if (isFirst)
        {
            // While it asks, the present thread blocks.
            SetWidth(_heldElsewhere + (isOfPool ? 2 : 1));
            Adjust(isOfPool ? 2 : 1);
        }

        SetWidth(own + _heldElsewhere);
    }

    /// <summary>Holds the present thread of the pool for good: what runs on it would never end, and there is no other way to stop it.</summary>
    public static void HoldPresentThread()
    {
        if (Thread.CurrentThread.IsThreadPoolThread)
        {
            Thread.Sleep(Timeout.Infinite);
        }
    }

    /// <summary>Waits, for a while at most, until everything that would never end is held.</summary>
    public static void AwaitRest()
    {
        for (var glance = 0; glance < MostGlances && ThreadPool.PendingWorkItemCount > 0; glance++)
        {
            Thread.Sleep(Glance);
        }
    }

    /// <summary>Two threads ran at once: what was held elsewhere has come free, and is counted anew for the next world.</summary>
    public static void Doubt() => Volatile.Write(ref _isDoubtful, true);

    /// <summary>Makes the pool as wide as it was and lets the next world have it.</summary>
    public void Dispose()
    {
        ThreadPool.SetMaxThreads(_most.Workers, _most.Ports);
        ThreadPool.SetMinThreads(_least.Workers, _least.Ports);
        Turn.Release();
    }

    private void Adjust(int own)
    {
        while (!PoolProbe.IsAnyFree())
        {
            _isDoubtful = true;
            if (++_heldElsewhere > MostHeldElsewhere)
            {
                throw new InvalidOperationException("other code of this process holds the threads of its thread pool");
            }

            SetWidth(own + _heldElsewhere);
        }

        // Slowness may have looked like absence.
        while (_isDoubtful && _heldElsewhere > 0 && PoolProbe.AreTwoFree())
        {
            SetWidth(own + --_heldElsewhere);
        }

        _isDoubtful = false;
    }

    private void SetWidth(int width)
    {
        if (width == _width)
        {
            return;
        }

        // The least must never be above the most, whichever way it goes.
        var isSet = width > _width && _width > 0
            ? ThreadPool.SetMaxThreads(width, _most.Ports) && ThreadPool.SetMinThreads(width, _least.Ports)
            : ThreadPool.SetMinThreads(width, _least.Ports) && ThreadPool.SetMaxThreads(width, _most.Ports);
        _width = isSet ? width : throw new InvalidOperationException("the thread pool of this process cannot be narrowed");
    }
}
