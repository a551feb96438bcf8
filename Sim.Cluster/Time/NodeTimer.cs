using System.Globalization;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;
using Sim.Engine.Events;

namespace Sim.Cluster.Time;

/// <summary>A timer of a node. It ends with the life in which it was made.</summary>
internal sealed class NodeTimer : ITimer
{
    private static readonly EventHandle NoEvent = new(-1, 0);

    private readonly NodeTime _time;
    private readonly NodeLife _life;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ExecutionContext? _context = ExecutionContext.Capture();
    private EventHandle _next = NoEvent;
    private TimeSpan _period;
    private bool _isDisposed;

    public NodeTimer(NodeTime time, NodeLife life, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        (_time, _life, _callback, _state) = (time, life, callback, state);
        Change(dueTime, period);
    }

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        RequireDuration(dueTime, nameof(dueTime));
        RequireDuration(period, nameof(period));
        _life.World.Leaks.RequireHome(_life.Node, "a timer");
        if (_isDisposed)
        {
            return false;
        }

        _life.World.Cancel(_next);
        _period = period;
        Schedule(dueTime);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        if (_life.World.IsHome)
        {
            _life.World.Cancel(_next);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Schedule(TimeSpan after)
    {
        _next = after < TimeSpan.Zero
            ? NoEvent
            : _life.World.Schedule(_time.TrueTicks(after.Ticks), new WorldEvent(_life, static state => ((NodeTimer)state!).Fire(), this));
    }

    private void Fire()
    {
        if (_isDisposed)
        {
            return;
        }

        if (_period > TimeSpan.Zero)
        {
            Schedule(_period);
        }

        if (_context is null)
        {
            _callback(_state);
        }
        else
        {
            ExecutionContext.Run(_context, static timer => ((NodeTimer)timer!)._callback(((NodeTimer)timer)._state), this);
        }
    }

    private static void RequireDuration(TimeSpan duration, string name)
    {
        if (duration < TimeSpan.Zero && duration != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(name, duration, string.Create(CultureInfo.InvariantCulture, $"{duration} is no time to wait"));
        }
    }
}
