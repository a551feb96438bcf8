#pragma warning disable RS0030 // Frees a thread, never starts one.
using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace Sim.Cluster.Worlds;

/// <summary>A thread of the pool that code of a world blocks.</summary>
internal sealed class BlockedThread(Thread thread)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Frees it by an exception where it blocks.</summary>
    /// <param name="show">Told the stack.</param>
    public void Interrupt(Action<string> show)
    {
        using var isShown = new ManualResetEventSlim();
        AppDomain.CurrentDomain.FirstChanceException += Show;
        thread.Interrupt();
        isShown.Wait(Patience);
        AppDomain.CurrentDomain.FirstChanceException -= Show;

        void Show(object? sender, FirstChanceExceptionEventArgs thrown)
        {
            if (Thread.CurrentThread == thread && thrown.Exception is ThreadInterruptedException && !isShown.IsSet)
            {
                show(new StackTrace(1, fNeedFileInfo: true).ToString());
                isShown.Set();
            }
        }
    }
}
