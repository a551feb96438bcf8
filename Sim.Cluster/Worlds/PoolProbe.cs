#pragma warning disable RS0030 // Only here threads are counted, so that there is one.
namespace Sim.Cluster.Worlds;

/// <summary>Finds out how many threads the pool gives, beside those that other code of the process holds.</summary>
internal static class PoolProbe
{
    private const int Links = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Meeting = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether one thing after the other runs. A thread that is one too many takes one thing and then retires, so several are asked for.</summary>
    public static bool IsAnyFree()
    {
        using var isOver = new ManualResetEventSlim();
        var chain = new Chain(isOver);
        ThreadPool.UnsafeQueueUserWorkItem(chain, preferLocal: false);
        return chain.WaitUntilOver(Patience);
    }

    /// <summary>Whether two things run at once.</summary>
    public static bool AreTwoFree()
    {
        using var meeting = new Barrier(2);
        var haveMet = new bool[2];
        using var isOver = new CountdownEvent(2);
        for (var number = 0; number < 2; number++)
        {
            var own = number;
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    haveMet[own] = meeting.SignalAndWait(Meeting);
                    isOver.Signal();
                },
                null);
        }

        isOver.Wait();
        return haveMet[0] || haveMet[1];
    }

    private sealed class Chain(ManualResetEventSlim isOver) : IThreadPoolWorkItem
    {
        private readonly Lock _lock = new();
        private int _links;
        private bool _isGivenUp;

        public void Execute()
        {
            lock (_lock)
            {
                if (_isGivenUp)
                {
                    return;
                }

                if (++_links == Links)
                {
                    isOver.Set();
                    return;
                }
            }

            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public bool WaitUntilOver(TimeSpan patience)
        {
            var isInTime = isOver.Wait(patience);
            lock (_lock)
            {
                _isGivenUp = true;
                return isInTime || isOver.IsSet;
            }
        }
    }
}
