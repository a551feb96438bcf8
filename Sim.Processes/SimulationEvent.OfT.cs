namespace Sim.Processes;

/// <summary>Something that happens once and brings a value.</summary>
/// <typeparam name="T">What it brings.</typeparam>
public sealed class SimulationEvent<T> : SimulationEvent
{
    private T? _value;

    internal SimulationEvent(Simulation simulation)
        : base(simulation)
    {
    }

    /// <summary>What it brought.</summary>
    /// <exception cref="InvalidOperationException">It has not happened.</exception>
    public T Value => IsTriggered && Failure is null
        ? _value!
        : throw new InvalidOperationException("the event has not happened and brought nothing yet");

    /// <summary>For the compiler.</summary>
    public new Awaiter GetAwaiter() => new(this, Occurrence().GetAwaiter());

    /// <summary>
    /// Lets it happen now with a value. Those who wait go on in events of their own at the present time, in the order in which
    /// they came.
    /// </summary>
    /// <exception cref="InvalidOperationException">It was triggered before.</exception>
    public void Trigger(T value)
    {
        if (!IsTriggered)
        {
            _value = value;
        }

        TriggerOnce(null);
    }

    /// <summary>For the compiler.</summary>
    public readonly struct Awaiter : IProcessAwaiter
    {
        private readonly SimulationEvent<T> _happening;
        private readonly Wait.Awaiter _awaiter;

        internal Awaiter(SimulationEvent<T> happening, Wait.Awaiter awaiter)
        {
            _happening = happening;
            _awaiter = awaiter;
        }

        /// <summary>Begins the wait, and says whether there is nothing to wait for.</summary>
        public bool IsCompleted => _awaiter.IsCompleted;

        /// <summary>Ends the wait.</summary>
        public T GetResult()
        {
            _awaiter.GetResult();
            return _happening.Value;
        }

        void IProcessAwaiter.Attach(Coroutine caller) => _awaiter.Attach(caller);

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void OnCompleted(Action continuation) => continuation();

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void UnsafeOnCompleted(Action continuation) => continuation();
    }
}
