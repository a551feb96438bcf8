namespace Sim.Processes;

/// <summary>A <see cref="Wait"/> that says how it ended.</summary>
public readonly struct OutcomeWait
{
    private readonly WaitNode _node;
    private readonly int _version;
    private readonly bool _isThrowing;

    internal OutcomeWait(WaitNode node, bool isThrowing)
    {
        _node = node;
        _version = node.Version;
        _isThrowing = isThrowing;
    }

    /// <summary>Lets a token end the wait. The token must be cancelled within the simulation, by a process or an action.</summary>
    public OutcomeWait WithCancellation(CancellationToken token)
    {
        Current().CancelBy(token);
        return this;
    }

    /// <summary>The same wait, which says how it ended and never throws: interruptions and failures too become outcomes.</summary>
    public OutcomeWait AsOutcome() => new(Current(), isThrowing: false);

    /// <summary>For the compiler.</summary>
    public Awaiter GetAwaiter() => new(Current(), _isThrowing);

    private WaitNode Current()
    {
        _node.RequireCurrent(_version);
        return _node;
    }

    /// <summary>For the compiler.</summary>
    public readonly struct Awaiter : IProcessAwaiter
    {
        private readonly WaitNode _node;
        private readonly bool _isThrowing;

        internal Awaiter(WaitNode node, bool isThrowing)
        {
            _node = node;
            _isThrowing = isThrowing;
        }

        /// <summary>Begins the wait, and says whether there is nothing to wait for.</summary>
        public bool IsCompleted => _node.Begin();

        /// <summary>Ends the wait.</summary>
        public WaitOutcome GetResult()
        {
            if (_isThrowing)
            {
                _node.ThrowUnlessCompletedOrTimedOut();
            }

            _node.RequireEnded();

            var outcome = new WaitOutcome(_node.Status, _node.Cause);
            _node.Recycle();
            return outcome;
        }

        void IProcessAwaiter.Attach(Coroutine caller) => caller.WaitFor(_node);

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void OnCompleted(Action continuation) => continuation();

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void UnsafeOnCompleted(Action continuation) => continuation();
    }
}
