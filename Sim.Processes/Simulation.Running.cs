namespace Sim.Processes;

/// <content>Runs the event loop.</content>
public sealed partial class Simulation
{
    /// <summary>
    /// Runs until nothing is left to happen, or <see cref="Stop"/> is called. What a process failed with and nobody waited for
    /// is thrown.
    /// </summary>
    public void Run()
    {
        Enter();
        try
        {
            while (!_isStopping && Loop.Step())
            {
            }
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>
    /// Runs up to a time in units, what happens at that time included, and leaves the clock there unless <see cref="Stop"/> is
    /// called.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past.</exception>
    public void Run(double until) => RunUntilTicks(TicksOf(until));

    /// <summary>
    /// Runs up to a time, what happens at that time included, and leaves the clock there unless <see cref="Stop"/> is called.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past.</exception>
    public void Run(TimeSpan until) => RunUntilTicks(until.Ticks);

    /// <summary>Runs until a started process has ended. Its exception is thrown.</summary>
    /// <exception cref="InvalidOperationException">Nothing is left to happen, and the process has not ended.</exception>
    public void Run(ProcessHandle process) => RunUntilHappened(process.Coroutine);

    /// <summary>Runs until a started process has ended, and returns its result. Its exception is thrown.</summary>
    /// <exception cref="InvalidOperationException">Nothing is left to happen, and the process has not ended.</exception>
    public TResult Run<TResult>(ProcessHandle<TResult> process)
    {
        RunUntilHappened(process.Coroutine);
        return process.Result;
    }

    /// <summary>Runs until an event was triggered. Its exception is thrown.</summary>
    /// <exception cref="InvalidOperationException">Nothing is left to happen, and the event was not triggered.</exception>
    public void Run(SimulationEvent happening)
    {
        ArgumentNullException.ThrowIfNull(happening);
        RunUntilHappened(happening);
    }

    /// <summary>Handles the next event. Returns false if none waits.</summary>
    public bool Step()
    {
        Enter();
        try
        {
            return Loop.Step();
        }
        finally
        {
            Leave();
        }
    }

    /// <summary>The time of the next event, in ticks; false if none waits.</summary>
    public bool TryPeekTicks(out long timeTicks) => Loop.TryPeekTime(out timeTicks);

    /// <summary>Ends the present run after the event that is being handled. The next run goes on from there.</summary>
    public void Stop() => _isStopping = true;

    /// <summary>Refuses calls from threads other than the one that runs the simulation.</summary>
    internal void RequireOwnThread()
    {
        if (_threadId != 0 && _threadId != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException(
                "a simulation was touched by another thread while it runs; let a process or an action do it");
        }
    }

    private void RunUntilTicks(long timeTicks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeTicks, NowTicks);
        Enter();
        try
        {
            while (!_isStopping && Loop.Step(timeTicks))
            {
            }

            if (!_isStopping)
            {
                Loop.Clock.AdvanceTo(timeTicks);
            }
        }
        finally
        {
            Leave();
        }
    }

    private void RunUntilHappened(IOccurrence occurrence)
    {
        Enter();
        try
        {
            while (!occurrence.HasHappened && !_isStopping)
            {
                if (!Loop.Step())
                {
                    throw new InvalidOperationException($"nothing is left to happen, and {occurrence} has not happened");
                }
            }
        }
        finally
        {
            Leave();
        }

        if (occurrence.Failure is { } failure)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
        }
    }

    private void Enter()
    {
        if (_threadId != 0)
        {
            throw new InvalidOperationException("the simulation runs already; a process waits with await and never runs it");
        }

        _threadId = Environment.CurrentManagedThreadId;
        _isStopping = false;
    }

    private void Leave()
    {
        _threadId = 0;
        Current = null;
    }
}
