namespace Sim.Processes;

/// <summary>A process that was started and ends with a result.</summary>
/// <typeparam name="TResult">What it ends with.</typeparam>
public readonly record struct ProcessHandle<TResult>
{
    private readonly Coroutine<TResult>? _coroutine;

    internal ProcessHandle(Coroutine<TResult> coroutine)
    {
        _coroutine = coroutine;
    }

    /// <summary>The name that it was started with, or the name of its method.</summary>
    public string Name => Coroutine.Name;

    /// <summary>Whether it has not ended.</summary>
    public bool IsAlive => !Coroutine.HasEnded;

    /// <summary>Whether it came to its end, or ended with an exception.</summary>
    public bool HasEnded => Coroutine.HasEnded;

    /// <summary>What it waits for, in words, for messages; null if it has ended or has not begun.</summary>
    public string? WaitingFor => IsAlive ? Coroutine.CurrentWait?.ToString() : null;

    internal Coroutine<TResult> Coroutine =>
        _coroutine ?? throw new InvalidOperationException("this process was started by nobody: it is the default value");

    /// <summary>What it ended with. Its exception is thrown.</summary>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public TResult Result => HasEnded
        ? Coroutine.TakeResult()
        : throw new InvalidOperationException($"{Name} has not ended yet");

    /// <summary>The process without its result.</summary>
    public static implicit operator ProcessHandle(ProcessHandle<TResult> process) => new(process.Coroutine);

    /// <summary>Waits for its end, as a part of a condition.</summary>
    public static implicit operator Wait(ProcessHandle<TResult> process) => new(process.Coroutine.Subscribe());

    /// <summary>
    /// Interrupts the process: its wait ends, at the present time and before all else that happens then, with
    /// <see cref="ProcessInterruptedException"/> or <see cref="WaitStatus.Interrupted"/>; what it waited for is given up.
    /// </summary>
    /// <param name="cause">Why; handed over to the process.</param>
    /// <returns>False if the process has ended, so that there is nothing to interrupt.</returns>
    /// <exception cref="InvalidOperationException">The process interrupts itself.</exception>
    public bool Interrupt(object? cause = null) => Coroutine.Interrupt(cause);

    /// <summary>Waits for its end and brings its result. Its exception is thrown.</summary>
    public Wait<TResult> Join() => new(new JoinNode<TResult>(Coroutine));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
