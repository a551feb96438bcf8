using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Sim.Processes;

/// <summary>
/// A process of a simulation: what an async method returns that waits in simulated time. Calling the method runs nothing.
/// <see cref="Simulation.Start(Process, string?)"/> makes it a process that runs beside the others; awaiting the call itself
/// runs it as a procedure, a part of the process that awaits it.
/// </summary>
/// <example>
/// <code>
/// async Process Car(Simulation simulation)
/// {
///     await simulation.Delay(5);
///     Console.WriteLine($"parked at {simulation.Now}");
/// }
///
/// simulation.Start(Car(simulation));
/// simulation.Run();
/// </code>
/// </example>
[AsyncMethodBuilder(typeof(ProcessMethodBuilder))]
public readonly struct Process
{
    private readonly Coroutine<Nothing>? _coroutine;
    private readonly int _version;

    internal Process(Coroutine<Nothing> coroutine)
    {
        _coroutine = coroutine;
        _version = coroutine.Version;
    }

    internal Coroutine<Nothing> Coroutine
    {
        get
        {
            if (_coroutine is null)
            {
                throw new InvalidOperationException("this process was made by no method: it is the default value");
            }

            _coroutine.RequireCurrent(_version);
            return _coroutine;
        }
    }

    /// <summary>For the compiler.</summary>
    public Awaiter GetAwaiter() => new(Coroutine);

    /// <summary>For the compiler.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public readonly struct Awaiter : IProcessAwaiter
    {
        private readonly Coroutine<Nothing> _coroutine;

        internal Awaiter(Coroutine<Nothing> coroutine)
        {
            coroutine.RequireCold();
            _coroutine = coroutine;
        }

        /// <summary>Nothing of it has run yet.</summary>
        public bool IsCompleted => false;

        /// <summary>Ends the procedure; throws what it ended with.</summary>
        public void GetResult() => _coroutine.TakeResult();

        void IProcessAwaiter.Attach(Coroutine caller) => _coroutine.RunWithin(caller);

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void OnCompleted(Action continuation) => continuation();

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void UnsafeOnCompleted(Action continuation) => continuation();
    }
}
