#pragma warning disable RS0030 // Watches the thread of the pool from outside; no result depends on when it looks.
namespace Sim.Cluster.Worlds;

/// <summary>
/// Looks from a thread of its own whether the drive of the process goes on, since nothing on the pool of one can: frees its
/// thread where code of the world blocks it, and gives up where code computes without end.
/// </summary>
internal static class PoolWatch
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Nothing in an orderly world holds the thread for so many glances.</summary>
    private const int GlancesUntilBlocked = 10;
    private const int GlancesUntilEndless = 160;

    private static readonly Lazy<Thread> Watcher = new(Start);
    private static PoolDrive? _current;
    private static Thread? _thread;
    private static long _arrivals;
    private static int _glancesOutside = -1;

    /// <summary>A drive begins.</summary>
    public static void Begin(PoolDrive drive)
    {
        _ = Watcher.Value;
        Volatile.Write(ref _thread, null);
        Interlocked.Increment(ref _arrivals);
        Volatile.Write(ref _glancesOutside, -1);
        Volatile.Write(ref _current, drive);
    }

    /// <summary>The drive waits for the real world, for so long at most.</summary>
    public static void Await(TimeSpan patience)
    {
        Interlocked.Increment(ref _arrivals);
        Volatile.Write(ref _glancesOutside, (int)(patience / Glance));
    }

    /// <summary>The present thread lets a drive go on.</summary>
    public static void Arrive()
    {
        Volatile.Write(ref _thread, Thread.CurrentThread);
        Interlocked.Increment(ref _arrivals);
    }

    /// <summary>It is over, or waits for something outside.</summary>
    public static void End() => Volatile.Write(ref _current, null);

    private static Thread Start()
    {
        var watcher = new Thread(WatchForEver) { IsBackground = true, Name = "watch of the thread pool of one" };
        watcher.UnsafeStart();
        return watcher;
    }

    private static void WatchForEver()
    {
        var (seen, glances) = (0L, 0);
        while (true)
        {
            Thread.Sleep(Glance);
            var now = Interlocked.Read(ref _arrivals);
            glances = now == seen ? glances + 1 : 0;
            seen = now;
            if (Volatile.Read(ref _current) is not { } drive)
            {
                continue;
            }

            if (Volatile.Read(ref _glancesOutside) is >= 0 and var patience)
            {
                if (glances > patience)
                {
                    drive.GiveUpOutside();
                }
            }
            else if (glances >= GlancesUntilBlocked)
            {
                if (Volatile.Read(ref _thread) is { } blocked && blocked.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
                {
                    drive.Interrupt(new BlockedThread(blocked));
                    glances = 0;
                }
                else if (glances >= GlancesUntilEndless)
                {
                    drive.GiveUp();
                }
            }
        }
    }
}
