namespace Sim.Processes;

/// <summary>A process that was started: to interrupt it, to join it, to ask whether it lives.</summary>
public readonly record struct ProcessHandle
{
    private readonly Coroutine? _coroutine;

    internal ProcessHandle(Coroutine coroutine)
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

    internal Coroutine Coroutine =>
        _coroutine ?? throw new InvalidOperationException("this process was started by nobody: it is the default value");

    /// <summary>Waits for its end, as a part of a condition.</summary>
    public static implicit operator Wait(ProcessHandle process) => process.Join();

    /// <summary>
    /// Interrupts the process: its wait ends, at the present time and before all else that happens then, with
    /// <see cref="ProcessInterruptedException"/> or <see cref="WaitStatus.Interrupted"/>; what it waited for is given up.
    /// </summary>
    /// <param name="cause">Why; handed over to the process.</param>
    /// <returns>False if the process has ended, so that there is nothing to interrupt.</returns>
    /// <exception cref="InvalidOperationException">The process interrupts itself.</exception>
    public bool Interrupt(object? cause = null) => Coroutine.Interrupt(cause);

    /// <summary>Waits for its end. What it ended with is thrown.</summary>
    public Wait Join() => new(Coroutine.Subscribe());

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
