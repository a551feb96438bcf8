using System.Diagnostics;
using System.Diagnostics.Tracing;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Leaks;

/// <summary>
/// Hears from the runtime of everything that is queued to the thread pool, on the thread that queues it, so that what leaves a
/// strict world is found where it leaves, and not whenever the pool comes to it.
/// </summary>
internal sealed class ThreadPoolListener : EventListener
{
    private const string Source = "System.Diagnostics.Eventing.FrameworkEventSource";
    private const EventKeywords ThreadPoolKeyword = (EventKeywords)0x2;
    private const int Enqueued = 30;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The gate to the real world waits elsewhere, and lets answers in when nothing else goes on. A read or write of a channel
    /// that was cancelled is taken out of a list of the channel on the pool: it is over before that, and whoever meets it in the
    /// list passes over it, so that nothing depends on when it goes.
    /// </summary>
    private static readonly string[] Harmless =
    [
        "Sim.Cluster.Outside.OutsideGate.AskAsync",
        "System.Threading.Channels.BoundedChannel`1.<get_CancellationCallbackDelegate>",
        "System.Threading.Channels.UnboundedChannel`1.<get_CancellationCallbackDelegate>",
        "System.Threading.Channels.RendezvousChannel`1.<get_CancellationCallbackDelegate>",
        "System.Threading.Channels.UnboundedPrioritizedChannel`1.<get_CancellationCallbackDelegate>",
    ];

    private static readonly Lazy<ThreadPoolListener> Only = new(Create);

    private ThreadPoolListener()
    {
    }

    /// <summary>Listens from now on, for all strict worlds of the process. Not begun before one is there: elsewhere much goes through the pool.</summary>
    public static void Listen() => _ = Only.Value;

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Source)
        {
            EnableEvents(eventSource, EventLevel.Verbose, ThreadPoolKeyword);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventId != Enqueued || LeakRecord.PresentWorld is not { IsHome: true, Options.Mode: WorldMode.Strict } world)
        {
            return;
        }

        var stack = new StackTrace(1, fNeedFileInfo: true).ToString();
        if (!Harmless.Any(frame => stack.Contains(frame, StringComparison.Ordinal)))
        {
            world.Leaks.AddQueued(world.LastNode, RealWorldListener.WithoutPlumbing(stack));
        }
    }

    /// <summary>The pool asks whether anybody listens only when one of its threads takes up work.</summary>
    private static ThreadPoolListener Create()
    {
        var listener = new ThreadPoolListener();
        var isTold = new ManualResetEventSlim();
        ThreadPool.UnsafeQueueUserWorkItem(static told => told.Set(), isTold, preferLocal: false);
        isTold.Wait(Patience);
        return listener;
    }
}
