namespace Sim.Processes;

/// <summary>A <see cref="Wait"/> that brings a value: a place at a resource, an item of a store, what came first.</summary>
/// <typeparam name="T">What it brings.</typeparam>
public readonly struct Wait<T>
{
    internal Wait(ValueNode<T> node)
    {
        Node = node;
        Version = node.Version;
    }

    internal ValueNode<T> Node { get; }

    internal int Version { get; }

    /// <summary>Whether this part of a condition came to its end and its value can be taken; false for what was given up.</summary>
    public bool IsCompleted =>
        Node is not null && Node.Version == Version && Node.Stage == WaitStage.Ended && Node.Status == WaitStatus.Completed;

    /// <summary>The wait without its value.</summary>
    public static implicit operator Wait(Wait<T> wait) => new(wait.Current());

    /// <summary>Takes the value of a part of a condition that came to its end, once.</summary>
    /// <exception cref="InvalidOperationException">It has not come to its end, was given up, or was taken before.</exception>
    public T TakeValue()
    {
        if (!IsCompleted)
        {
            throw new InvalidOperationException(
                "there is no value to take: the wait has not come to its end, was given up, or was taken before");
        }

        var value = Node.Value;
        Node.Recycle();
        return value;
    }

    /// <summary>Limits the wait to a number of time units from when it is awaited; the outcome says what came first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or none.</exception>
    public OutcomeWait<T> Within(double units)
    {
        var node = Current();
        node.LimitTo(node.Simulation.TicksOf(units));
        return new OutcomeWait<T>(node, isThrowing: true);
    }

    /// <summary>Limits the wait to a time from when it is awaited; the outcome says what came first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public OutcomeWait<T> Within(TimeSpan time)
    {
        var node = Current();
        node.LimitTo(time.Ticks);
        return new OutcomeWait<T>(node, isThrowing: true);
    }

    /// <summary>Lets a token end the wait. The token must be cancelled within the simulation, by a process or an action.</summary>
    public Wait<T> WithCancellation(CancellationToken token)
    {
        Current().CancelBy(token);
        return this;
    }

    /// <summary>The same wait, which says how it ended and never throws.</summary>
    public OutcomeWait<T> AsOutcome() => new(Current(), isThrowing: false);

    /// <summary>For the compiler.</summary>
    public Awaiter GetAwaiter() => new(Current());

    internal ValueNode<T> Current()
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
        private readonly ValueNode<T> _node;

        internal Awaiter(ValueNode<T> node)
        {
            _node = node;
        }

        /// <summary>Begins the wait, and says whether there is nothing to wait for.</summary>
        public bool IsCompleted => _node.Begin();

        /// <summary>Ends the wait.</summary>
        public T GetResult()
        {
            _node.ThrowUnlessCompleted();
            var value = _node.Value;
            _node.Recycle();
            return value;
        }

        void IProcessAwaiter.Attach(Coroutine caller) => caller.WaitFor(_node);

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void OnCompleted(Action continuation) => continuation();

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void UnsafeOnCompleted(Action continuation) => continuation();
    }
}
