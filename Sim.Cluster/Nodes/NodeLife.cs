using Sim.Cluster.Leaks;
using Sim.Cluster.Networks;
using Sim.Cluster.Streams;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Nodes;

/// <summary>
/// One life of a node, from its start to its crash: the context in which its code continues. Once the life is over, nothing
/// that was posted to it runs, and nothing it waits for completes.
/// </summary>
internal sealed class NodeLife : SynchronizationContext, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public NodeLife(Node node, int number)
    {
        (Node, Number) = (node, number);
        SetWaitNotificationRequired();
    }

    public Node Node { get; }

    public int Number { get; }

    public World World => Node.World;

    public bool IsOver { get; private set; }

    public CancellationToken Stopping => _stopping.Token;

    public Mailbox? Mailbox { get; set; }

    /// <summary>Where it takes connections, by port.</summary>
    public SortedDictionary<int, StreamListener> Listeners { get; } = [];

    /// <summary>What its code waits for on connections, in the order in which it began to.</summary>
    public LinkedList<StreamWait> Waits { get; } = new();

    /// <summary>What of the process must be given back when the life is over, since nothing of the life runs then: threads, say.</summary>
    public List<IDisposable> Remains { get; } = [];

    /// <summary>Whether it ended by a loss of power, so that nobody heard of it.</summary>
    public bool IsPowerless { get; private set; }

    public Task? Main { get; set; }

    /// <summary>What ended it against its will; null if nothing did.</summary>
    public Exception? Failure { get; private set; }

    public void End()
    {
        IsOver = true;
        foreach (var remains in Remains)
        {
            remains.Dispose();
        }

        Remains.Clear();
    }

    public void LosePower() => IsPowerless = true;

    public void Dispose() => _stopping.Dispose();

    public void Stop() => _stopping.Cancel();

    public void Fail(Exception exception) => Failure ??= exception;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!World.IsHome)
        {
            // What a life of the past left behind may be collected, and its timers with it: no harm is done.
            if (!IsOver)
            {
                World.Leaks.AddForeign(Node.Name, ContinuationNames.Of(d, state));
            }

            return;
        }

        World.Enqueue(new ReadyItem(this, d, state, IsContinuation: true));
    }

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state)
    {
        World.Leaks.RequireHome(Node, "a call into its context");
        d(state);
    }

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Called where the runtime would block the thread. Nobody else could ever wake it, so the wait is refused where it stands.</summary>
    public override int Wait(IntPtr[] waitHandles, bool waitAll, int millisecondsTimeout) =>
        BlockingCalls.IsWaitForOthers()
            ? throw new BlockedException(Node.Name)
            : WaitHelper(waitHandles, waitAll, millisecondsTimeout);
}
