using System.Runtime.ExceptionServices;

namespace Sim.Processes;

/// <summary>
/// One call of an async method that returns a process. Started, it is a process of its own; awaited without being started,
/// it is a procedure of the process that awaits it, and runs as a part of it.
/// </summary>
internal abstract class Coroutine : WaitOwner, IOccurrence
{
    private Coroutine? _caller;
    private WaitNode? _currentWait;
    private CoroutineExtras? _extras;
    private bool _goesOn;
    private bool _isBeginning;

    /// <summary>Goes up whenever the object is used for another call.</summary>
    public int Version { get; private set; }

    public CoroutineStage Stage { get; private set; }

    public Simulation Simulation { get; private set; } = null!;

    /// <summary>The process that this call runs in.</summary>
    public Coroutine Root { get; private set; } = null!;

    public string Name
    {
        get => _extras?.Name ?? MethodName;
        set => Extras.Name = value;
    }

    bool IOccurrence.HasHappened => HasEnded;

    public bool HasEnded => Stage is CoroutineStage.Completed or CoroutineStage.Failed;

    /// <summary>Whether it runs, or ran, as a part of another process.</summary>
    public bool IsProcedure => _caller is not null;

    public Exception? Failure => Failing?.SourceException;

    /// <summary>What the process waits for, or waited for last.</summary>
    public WaitNode? CurrentWait => Root._currentWait;

    public ref WaitChain Subscribers => ref Extras.Subscribers;

    protected ExceptionDispatchInfo? Failing => _extras?.Failure;

    protected abstract string MethodName { get; }

    private CoroutineExtras Extras => _extras ??= new CoroutineExtras();

    public void RequireCurrent(int version)
    {
        if (Version != version)
        {
            throw new InvalidOperationException("this procedure was awaited and is over; start it as a process to keep a hold of it");
        }
    }

    public void RequireCold()
    {
        if (Stage != CoroutineStage.Cold)
        {
            throw new InvalidOperationException($"{Name} runs already; a call is started once, or awaited once");
        }
    }

    /// <summary>Makes it a process, which begins in an event of its own.</summary>
    public void StartAt(Simulation simulation, long timeTicks)
    {
        RequireCold();
        Stage = CoroutineStage.Running;
        Simulation = simulation;
        Root = this;
        simulation.Loop.ScheduleAt(timeTicks, this, Simulation.StartPriority);
    }

    /// <summary>Runs it as a procedure of the caller.</summary>
    public void RunWithin(Coroutine caller)
    {
        RequireCold();
        Stage = CoroutineStage.Running;
        Simulation = caller.Simulation;
        Root = caller.Root;
        _caller = caller;
        _isBeginning = true;
        Resume();
        _isBeginning = false;
    }

    public void WaitFor(WaitNode wait)
    {
        wait.AttachTo(this);
        if (Root._currentWait != wait)
        {
            Root._currentWait = wait;
        }
    }

    /// <summary>A wait for the end of this process.</summary>
    public SubscriptionNode Subscribe() => Simulation.Subscribe(this);

    /// <summary>Sees to it that the process is interrupted at the present time; false if it has ended.</summary>
    public bool Interrupt(object? cause)
    {
        if (HasEnded)
        {
            return false;
        }

        if (Simulation.Current == this)
        {
            throw new InvalidOperationException($"{Name} interrupts itself; only another process can do that");
        }

        Simulation.Loop.ScheduleAt(Simulation.NowTicks, new Interruption(this, cause), Simulation.InterruptPriority);
        return true;
    }

    public void Complete()
    {
        Stage = CoroutineStage.Completed;
        TellThoseWhoWait();
    }

    /// <summary>Ends with an exception. If nobody waits for the process, the whole simulation ends with it.</summary>
    public void Fail(Exception exception)
    {
        Stage = CoroutineStage.Failed;
        var failure = Extras.Failure = ExceptionDispatchInfo.Capture(exception);
        if (_caller is null && Extras.Subscribers.First is null)
        {
            failure.Throw();
        }

        TellThoseWhoWait();
    }

    public override string ToString() => Name;

    /// <summary>Begins the process.</summary>
    internal override void Fire() => Resume();

    internal override void Notify(WaitNode wait) => Resume();

    /// <summary>Runs until the next wait.</summary>
    protected abstract void MoveNext();

    /// <summary>Makes ready for another call.</summary>
    protected void Reset()
    {
        unchecked
        {
            Version++;
        }

        Stage = CoroutineStage.Cold;
        Simulation = null!;
        Root = null!;
        _caller = null;
        _extras = null;
    }

    /// <summary>
    /// A procedure that ended within the very call that began it lets the caller go on in a loop, not ever deeper in the stack.
    /// </summary>
    private void Resume()
    {
        Simulation.Current = Root;
        do
        {
            _goesOn = false;
            MoveNext();
        }
        while (_goesOn);
    }

    private void TellThoseWhoWait()
    {
        if (_caller is not { } caller)
        {
            _extras?.Subscribers.GrantAll(Failure);
        }
        else if (_isBeginning)
        {
            caller._goesOn = true;
        }
        else
        {
            caller.Resume();
        }
    }
}
