using System.Runtime.CompilerServices;

namespace Sim.Processes;

/// <summary>A call together with the state machine that the compiler made of its method.</summary>
internal sealed class MethodCoroutine<TStateMachine, TResult> : Coroutine<TResult>
    where TStateMachine : IAsyncStateMachine
{
    private const int MostKept = 1_024;

    // The compiler tells a builder nothing but types, so the pool can belong to nothing but a type and a thread. No result
    // depends on which object is taken from it.
    [ThreadStatic]
    private static MethodCoroutine<TStateMachine, TResult>? _pool;

    [ThreadStatic]
    private static int _kept;

    private MethodCoroutine<TStateMachine, TResult>? _nextInPool;
    private TStateMachine _stateMachine = default!;

    private MethodCoroutine()
    {
    }

    protected override string MethodName => MethodNames.Of(typeof(TStateMachine));

    /// <summary>An object for a new call.</summary>
    public static MethodCoroutine<TStateMachine, TResult> Rent()
    {
        if (_pool is not { } coroutine)
        {
            return new();
        }

        _pool = coroutine._nextInPool;
        coroutine._nextInPool = null;
        _kept--;
        return coroutine;
    }

    /// <summary>Takes the state machine over; the builder in it knows this object already.</summary>
    public void Adopt(TStateMachine stateMachine) => _stateMachine = stateMachine;

    protected override void Recycle()
    {
        Clear();
        _stateMachine = default!;
        if (_kept < MostKept)
        {
            _kept++;
            _nextInPool = _pool;
            _pool = this;
        }
    }

    protected override void MoveNext() => _stateMachine.MoveNext();
}
