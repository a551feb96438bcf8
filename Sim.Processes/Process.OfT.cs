using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Sim.Processes;

/// <summary>A <see cref="Process"/> that ends with a result.</summary>
/// <typeparam name="TResult">What it ends with.</typeparam>
[AsyncMethodBuilder(typeof(ProcessMethodBuilder<>))]
public readonly struct Process<TResult>
{
    private readonly Coroutine<TResult>? _coroutine;
    private readonly int _version;

    internal Process(Coroutine<TResult> coroutine)
    {
        _coroutine = coroutine;
        _version = coroutine.Version;
    }

    internal Coroutine<TResult> Coroutine
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
        private readonly Coroutine<TResult> _coroutine;

        internal Awaiter(Coroutine<TResult> coroutine)
        {
            coroutine.RequireCold();
            _coroutine = coroutine;
        }

        /// <summary>Nothing of it has run yet.</summary>
        public bool IsCompleted => false;

        /// <summary>Ends the procedure; throws what it ended with.</summary>
        public TResult GetResult() => _coroutine.TakeResult();

        void IProcessAwaiter.Attach(Coroutine caller) => _coroutine.RunWithin(caller);

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void OnCompleted(Action continuation) => continuation();

        /// <summary>Only processes wait: everybody else goes on at once, and gets a <see cref="ForeignAwaitException"/>.</summary>
        public void UnsafeOnCompleted(Action continuation) => continuation();
    }
}
