using System.Diagnostics;
using System.Diagnostics.Tracing;

namespace Sim.Cluster.Leaks;

/// <summary>
/// Hears from the runtime of every real timer that is set and every real socket that is opened, on the thread that does it, so
/// that those of a world are found where they are made.
/// </summary>
internal sealed class RealWorldListener : EventListener
{
    private const string Timers = "System.Diagnostics.Eventing.FrameworkEventSource";
    private const string Sockets = "System.Net.Sockets";
    private const string Names = "System.Net.NameResolution";
    private const EventKeywords ThreadTransfer = (EventKeywords)0x10;
    private const int TimerSet = 150;
    private const int TimerKind = 1;

    /// <summary>Timers that libraries of the runtime set to tidy up: nothing that happens in a world depends on them.</summary>
    private static readonly string[] Harmless =
    [
        "System.Net.Http.HttpConnectionPoolManager.SetCleaningTimer",
        ".SetTimeoutToPendingConnectionAttempt",
        "ManagedWebSocket.WaitForServerToCloseConnectionAsync",
        "Microsoft.Extensions.Http.ActiveHandlerTrackingEntry.",
        "Microsoft.Extensions.Http.DefaultHttpClientFactory.StartCleanupTimer",
    ];

    private static readonly Lazy<RealWorldListener> Only = new(() => new RealWorldListener());

    private RealWorldListener()
    {
    }

    /// <summary>Listens from now on, for all worlds of the process.</summary>
    public static void Listen() => _ = Only.Value;

    /// <inheritdoc/>
    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == Timers)
        {
            EnableEvents(eventSource, EventLevel.Informational, ThreadTransfer);
        }
        else if (eventSource.Name is Sockets or Names)
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    /// <inheritdoc/>
    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (LeakRecord.PresentWorld is not { IsHome: true } world || KindOf(eventData) is not { } kind)
        {
            return;
        }

        var stack = new StackTrace(1, fNeedFileInfo: true).ToString();
        if (!Array.Exists(Harmless, frame => stack.Contains(frame, StringComparison.Ordinal)))
        {
            world.Leaks.Add(kind, world.LastNode, WithoutPlumbing(stack));
        }
    }

    private static LeakKind? KindOf(EventWrittenEventArgs happening) => happening.EventSource.Name switch
    {
        Timers => happening is { EventId: TimerSet, Payload: [_, TimerKind, ..] } ? LeakKind.RealTimer : null,
        _ => happening.EventName is "ConnectStart" or "AcceptStart" or "ResolutionStart" ? LeakKind.RealInput : null,
    };

    /// <summary>The frames between the event itself and the world that runs the code.</summary>
    internal static string WithoutPlumbing(string stack) => string.Join('\n', stack.Split('\n')
        .SkipWhile(frame =>
            frame.Contains("System.Diagnostics.Tracing.", StringComparison.Ordinal)
            || frame.Contains("Listener.OnEventWritten", StringComparison.Ordinal)
            || frame.Contains("Telemetry.", StringComparison.Ordinal))
        .TakeWhile(frame => !frame.Contains("Sim.Cluster.Worlds.World.Run(", StringComparison.Ordinal)));
}
