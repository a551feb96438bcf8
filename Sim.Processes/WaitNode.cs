using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using Sim.Engine.Events;

namespace Sim.Processes;

/// <summary>
/// One wait: a delay, a place in a queue, a part of a condition. Nodes go back to a pool when their outcome was taken;
/// the version tells a handle that is too late.
/// </summary>
internal abstract class WaitNode(Simulation simulation) : WaitOwner
{
    private WaitOwner? _owner;
    private EventHandle _scheduled;
    private WaitExtras? _extras;
    private bool _hasExtras;
    private bool _isScheduled;

    public Simulation Simulation { get; } = simulation;

    /// <summary>Goes up whenever the node returns to its pool.</summary>
    public int Version { get; private set; }

    public WaitStage Stage { get; private set; }

    public WaitStatus Status { get; private set; }

    /// <summary>The cause of an interruption, or the exception of a failure.</summary>
    public object? Cause { get; private set; }

    /// <summary>The next in the line that it stands in.</summary>
    public WaitNode? Next { get; set; }

    /// <summary>The one before it in the line that it stands in.</summary>
    public WaitNode? Previous { get; set; }

    /// <summary>Those of the same priority in the line that it stands in.</summary>
    public WaitingClass? Class { get; set; }

    /// <summary>Whether somebody may still want a value of it after it ended.</summary>
    internal virtual bool BringsValue => false;

    public short Priority { get; protected set; }

    public void RequireCurrent(int version)
    {
        if (Version != version)
        {
            throw new InvalidOperationException("this wait is over and its outcome was taken; describe a new one for every await");
        }
    }

    /// <summary>Gives the wait a time limit, from when it is awaited.</summary>
    public void LimitTo(long ticks)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ticks);
        Extras().LimitTo(ticks);
    }

    /// <summary>Lets a token end the wait.</summary>
    public void CancelBy(CancellationToken token)
    {
        Extras().Token = token;
    }

    /// <summary>Starts to wait. Returns true if there is nothing to wait for.</summary>
    public bool Begin()
    {
        if (Stage != WaitStage.Described)
        {
            throw new InvalidOperationException("a wait is awaited once; describe a new one for every await");
        }

        Stage = WaitStage.Waiting;
        if (_hasExtras && _extras!.Token.IsCancellationRequested)
        {
            End(WaitStatus.Canceled);
            return true;
        }

        if (TryComplete())
        {
            Stage = WaitStage.Ended;
            return true;
        }

        if (_hasExtras)
        {
            _extras!.Begin();
        }

        return false;
    }

    /// <summary>Names who is told. A node that is used again mostly has the same owner.</summary>
    public void AttachTo(WaitOwner owner)
    {
        if (_owner != owner)
        {
            _owner = owner;
        }
    }

    /// <summary>The event loop came to this wait.</summary>
    internal override void Fire()
    {
        _isScheduled = false;
        Stage = WaitStage.Ended;
        if (_hasExtras)
        {
            _extras!.End();
        }

        _owner!.Notify(this);
    }

    /// <summary>Ends the wait before what it waits for has happened, and tells the owner at once.</summary>
    public void Abandon(WaitStatus status, object? cause = null)
    {
        Withdraw();
        End(status, cause);
        _owner!.Notify(this);
    }

    /// <summary>Gives up what is waited for: leaves queues, takes timers back, returns what was granted and not yet received.</summary>
    public void Withdraw()
    {
        if (Stage is WaitStage.Described)
        {
            return;
        }

        if (_isScheduled)
        {
            Simulation.Loop.Cancel(_scheduled);
            _isScheduled = false;
        }

        if (Stage == WaitStage.Waiting)
        {
            OnWithdraw();
        }
        else if (Status == WaitStatus.Completed)
        {
            OnReturn();
        }

        if (_hasExtras)
        {
            _extras!.End();
        }

        Stage = WaitStage.Ended;
    }

    /// <summary>What was waited for has happened: who waits goes on in an event of its own at the present time.</summary>
    public void Grant() => Grant(WaitStatus.Completed, null);

    /// <summary>What was waited for has failed.</summary>
    public void GrantFailure(Exception exception) => Grant(WaitStatus.Failed, exception);

    public void ThrowUnlessCompleted()
    {
        if (Status != WaitStatus.Completed || Stage != WaitStage.Ended)
        {
            Throw();
        }
    }

    /// <summary>Refuses who goes on before the wait has ended: no process does.</summary>
    public void RequireEnded()
    {
        if (Stage != WaitStage.Ended)
        {
            Throw();
        }
    }

    public void ThrowUnlessCompletedOrTimedOut()
    {
        if (Status is not (WaitStatus.Completed or WaitStatus.TimedOut))
        {
            Throw();
        }
    }

    /// <summary>Back to the pool, as new.</summary>
    public void Recycle()
    {
        unchecked
        {
            Version++;
        }

        Stage = WaitStage.Described;
        if (Status != WaitStatus.Completed || Cause is not null)
        {
            Status = WaitStatus.Completed;
            Cause = null;
        }

        if (_hasExtras)
        {
            _extras!.Clear();
            _hasExtras = false;
        }

        OnRecycle();
    }

    /// <summary>Whoever cancels runs within the simulation, so that who waits goes on in an event of its own.</summary>
    public void OnCanceled()
    {
        Simulation.RequireOwnThread();
        if (Stage == WaitStage.Waiting)
        {
            OnWithdraw();
            if (_isScheduled)
            {
                Simulation.Loop.Cancel(_scheduled);
            }

            Grant(WaitStatus.Canceled, null);
        }
    }

    internal override void Notify(WaitNode wait) => throw new UnreachableException("only conditions have parts");

    /// <summary>Looks whether there is nothing to wait for, and otherwise sees to it that the wait is granted some day.</summary>
    protected abstract bool TryComplete();

    /// <summary>Undoes what <see cref="TryComplete"/> began.</summary>
    protected virtual void OnWithdraw()
    {
    }

    /// <summary>Gives back what was granted and will not be taken.</summary>
    protected virtual void OnReturn()
    {
    }

    /// <summary>Forgets what the wait was about and goes to the pool.</summary>
    protected abstract void OnRecycle();

    /// <summary>Ends the wait with an outcome of its own, without telling anybody.</summary>
    protected void End(WaitStatus status, object? cause = null)
    {
        Stage = WaitStage.Ended;
        Status = status;
        Cause = cause;
    }

    /// <summary>For conditions, whose parts end within an event already: tells the owner at once.</summary>
    protected void EndNow(WaitStatus status, object? cause)
    {
        End(status, cause);
        if (_hasExtras)
        {
            _extras!.End();
        }

        _owner!.Notify(this);
    }

    protected void ScheduleAt(long timeTicks, short priority)
    {
        _scheduled = Simulation.Loop.ScheduleAt(timeTicks, this, priority);
        _isScheduled = true;
    }

    private void Grant(WaitStatus status, object? cause)
    {
        Debug.Assert(Stage == WaitStage.Waiting, "only who waits is granted something");
        Stage = WaitStage.Granted;
        Status = status;
        Cause = cause;
        ScheduleAt(Simulation.NowTicks, Priority);
    }

    [DoesNotReturn]
    private void Throw()
    {
        if (Stage != WaitStage.Ended)
        {
            Withdraw();
            throw ForeignAwaitException.OfMethod();
        }

        var (status, cause, token) = (Status, Cause, _hasExtras ? _extras!.Token : default);
        Recycle();
        switch (status)
        {
            case WaitStatus.Interrupted:
                throw new ProcessInterruptedException(cause);
            case WaitStatus.Canceled:
                throw new OperationCanceledException(token);
            case WaitStatus.Failed:
                ExceptionDispatchInfo.Throw((Exception)cause!);
                break;
            default:
                throw new UnreachableException("a wait with a limit tells its outcome");
        }
    }

    private WaitExtras Extras()
    {
        if (Stage != WaitStage.Described)
        {
            throw new InvalidOperationException("limits and tokens belong to the description of a wait, before it is awaited");
        }

        _hasExtras = true;
        return _extras ??= new WaitExtras(this);
    }
}
