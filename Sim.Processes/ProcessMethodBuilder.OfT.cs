using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Sim.Processes;

/// <summary>For the compiler: builds async methods that return <see cref="Process{TResult}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ProcessMethodBuilder<TResult>
{
    private Coroutine<TResult> _coroutine;

    /// <summary>The call, which has not begun.</summary>
    public readonly Process<TResult> Task => new(_coroutine);

    /// <summary>For the compiler.</summary>
    public static ProcessMethodBuilder<TResult> Create() => default;

    /// <summary>Keeps the call for when it is started or awaited.</summary>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        var coroutine = MethodCoroutine<TStateMachine, TResult>.Rent();
        _coroutine = coroutine;
        coroutine.Adopt(stateMachine);
    }

    /// <summary>For older compilers; never used.</summary>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) =>
        throw new NotSupportedException($"{_coroutine} keeps its own state machine");

    /// <summary>The method came to its end.</summary>
    public readonly void SetResult(TResult result) => _coroutine.Complete(result);

    /// <summary>The method ended with an exception.</summary>
    public readonly void SetException(Exception exception) => _coroutine.Fail(exception);

    /// <summary>The method waits.</summary>
    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => Awaiting.Attach(ref awaiter, _coroutine);

    /// <summary>The method waits.</summary>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => Awaiting.Attach(ref awaiter, _coroutine);
}
