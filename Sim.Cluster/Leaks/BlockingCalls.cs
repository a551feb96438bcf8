using System.Diagnostics;

namespace Sim.Cluster.Leaks;

/// <summary>Tells waits for what other code has to do from waits for a lock that some other thread holds for a moment.</summary>
internal static class BlockingCalls
{
    private const int DeepestFrame = 12;

    /// <summary>Whether the present call blocks on a task, an event or a semaphore. A contended lock is let pass: worlds on other threads share locks of the runtime.</summary>
    public static bool IsWaitForOthers()
    {
        var stack = new StackTrace(1, fNeedFileInfo: false);
        for (var index = 0; index < Math.Min(DeepestFrame, stack.FrameCount); index++)
        {
            var method = stack.GetFrame(index)?.GetMethod();
            // Of the methods of a wait some are inlined once the code is warm, so that no single name will do.
            if (method?.DeclaringType == typeof(Monitor) || method?.DeclaringType == typeof(Lock))
            {
                return method.Name.Contains(nameof(Monitor.Wait), StringComparison.Ordinal);
            }
        }

        return true;
    }
}
