using System.Globalization;
using Sim.Engine.Events;

namespace Sim.Processes;

/// <summary>What few waits have: a time limit, a cancellation token. It fires when the limit is reached.</summary>
internal sealed class WaitExtras(WaitNode wait) : LoopEntry
{
    private const long NoLimit = -1;

    private long _limitTicks = NoLimit;
    private EventHandle _scheduled;
    private bool _isScheduled;
    private CancellationTokenRegistration _registration;

    public CancellationToken Token { get; set; }

    public void LimitTo(long ticks) => _limitTicks = ticks;

    public void Begin()
    {
        if (_limitTicks != NoLimit)
        {
            var loop = wait.Simulation.Loop;
            _scheduled = loop.ScheduleAt(checked(loop.Clock.NowTicks + _limitTicks), this);
            _isScheduled = true;
        }

        if (Token.CanBeCanceled)
        {
            _registration = Token.UnsafeRegister(static state => ((WaitNode)state!).OnCanceled(), wait);
        }
    }

    public void End()
    {
        if (_isScheduled)
        {
            wait.Simulation.Loop.Cancel(_scheduled);
            _isScheduled = false;
        }

        _registration.Dispose();
    }

    public void Clear()
    {
        _limitTicks = NoLimit;
        _registration = default;
        Token = default;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"the time limit of {wait}");

    /// <summary>What was granted at the very time of the limit was granted in time.</summary>
    internal override void Fire()
    {
        _isScheduled = false;
        if (wait.Stage == WaitStage.Waiting)
        {
            wait.Abandon(WaitStatus.TimedOut);
        }
    }
}
