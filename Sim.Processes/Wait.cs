namespace Sim.Processes;

/// <summary>
/// Something that a process can wait for, described and not yet begun: a delay, an event, the end of another process, a
/// condition. It begins when it is awaited, is awaited once, and costs no memory.
/// </summary>
/// <remarks>
/// An interruption is thrown as <see cref="ProcessInterruptedException"/>, a cancellation as
/// <see cref="OperationCanceledException"/>; <see cref="AsOutcome"/> hands both over as values, which is much faster.
/// </remarks>
public readonly struct Wait
{
    internal Wait(WaitNode node)
    {
        Node = node;
        Version = node.Version;
    }

    internal WaitNode Node { get; }

    internal int Version { get; }

    /// <summary>Limits the wait to a number of time units from when it is awaited; the outcome says what came first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or none.</exception>
    public OutcomeWait Within(double units)
    {
        var node = Current();
        node.LimitTo(node.Simulation.TicksOf(units));
        return new OutcomeWait(node, isThrowing: true);
    }

    /// <summary>Limits the wait to a time from when it is awaited; the outcome says what came first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public OutcomeWait Within(TimeSpan time)
    {
        var node = Current();
        node.LimitTo(time.Ticks);
        return new OutcomeWait(node, isThrowing: true);
    }

    /// <summary>Lets a token end the wait. The token must be cancelled within the simulation, by a process or an action.</summary>
    public Wait WithCancellation(CancellationToken token)
    {
        Current().CancelBy(token);
        return this;
    }

    /// <summary>The same wait, which says how it ended and never throws.</summary>
    public OutcomeWait AsOutcome() => new(Current(), isThrowing: false);

    /// <summary>For the compiler.</summary>
    public Awaiter GetAwaiter() => new(Current());

    internal WaitNode Current()
    {
        if (Node is null)
        {
            throw new InvalidOperationException("this wait was made by nobody: take it from a simulation, a resource or an event");
        }

        Node.RequireCurrent(Version);
        return Node;
    }

    /// <summary>For the compiler.</summary>
    public readonly struct Awaiter : IProcessAwaiter
    {
        private readonly WaitNode _node;

        internal Awaiter(WaitNode node)
        {
            _node = node;
        }

        /// <summary>Begins the wait, and says whether there is nothing to wait for.</summary>
        public bool IsCompleted => _node.Begin();

        /// <summary>Ends the wait.</summary>
        public void GetResult()
        {
            _node.ThrowUnlessCompleted();
            _node.Recycle();
        }

        void IProcessAwaiter.Attach(Coroutine caller) => Attach(caller);

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void OnCompleted(Action continuation) => continuation();

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void UnsafeOnCompleted(Action continuation) => continuation();

        internal void Attach(Coroutine caller) => caller.WaitFor(_node);
    }
}
