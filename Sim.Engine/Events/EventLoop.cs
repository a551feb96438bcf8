using System.Globalization;
using Sim.Engine.Time;

namespace Sim.Engine.Events;

/// <summary>
/// Discrete-event simulation: takes event after event, moves the clock to its time, and hands it to the handler, which may
/// schedule more.
/// </summary>
/// <typeparam name="TEvent">What happens.</typeparam>
public sealed class EventLoop<TEvent>
{
    private readonly EventQueue<TEvent> _queue;
    private readonly Action<TEvent> _handle;
    private readonly EventLoopLimits _limits;

    /// <summary>Creates a loop.</summary>
    /// <param name="handle">Handles one event at the present time of the clock.</param>
    /// <param name="tieRule">Decides between events of equal time and priority.</param>
    /// <param name="limits">Limits; null for the defaults.</param>
    /// <param name="clock">The clock to move; null for one of its own that starts at 0.</param>
    public EventLoop(Action<TEvent> handle, TieRule tieRule = default, EventLoopLimits? limits = null, LogicalClock? clock = null)
    {
        ArgumentNullException.ThrowIfNull(handle);
        _handle = handle;
        _queue = new EventQueue<TEvent>(tieRule);
        _limits = limits ?? EventLoopLimits.Default;
        Clock = clock ?? new LogicalClock();
    }

    /// <summary>The clock that the loop moves.</summary>
    public LogicalClock Clock { get; }

    /// <summary>Number of events that wait.</summary>
    public int PendingCount => _queue.Count;

    /// <summary>Number of events that were handled.</summary>
    public long DispatchedCount { get; private set; }

    /// <summary>How often only the tie rule decided; see <see cref="EventQueue{TEvent}.TiesMet"/>.</summary>
    public long TiesMet => _queue.TiesMet;

    /// <summary>Schedules an event at a time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past.</exception>
    /// <exception cref="EventLimitExceededException">Too many events wait.</exception>
    public EventHandle ScheduleAt(long timeTicks, TEvent payload, short priority = 0)
    {
        if (timeTicks < Clock.NowTicks)
        {
            throw new ArgumentOutOfRangeException(
                nameof(timeTicks), timeTicks, string.Create(CultureInfo.InvariantCulture, $"it is {Clock.NowTicks} already"));
        }

        if (_queue.Count >= _limits.MaximumPending)
        {
            throw new EventLimitExceededException(string.Create(
                CultureInfo.InvariantCulture,
                $"at tick {Clock.NowTicks} {_queue.Count} events wait, as many as the limit allows; {payload} is one too many"));
        }

        return _queue.Enqueue(timeTicks, payload, priority);
    }

    /// <summary>Schedules an event after a delay of at least 0 ticks.</summary>
    /// <exception cref="EventLimitExceededException">Too many events wait.</exception>
    /// <exception cref="OverflowException">That is beyond the end of time.</exception>
    public EventHandle ScheduleAfter(long delayTicks, TEvent payload, short priority = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(delayTicks);
        return ScheduleAt(checked(Clock.NowTicks + delayTicks), payload, priority);
    }

    /// <summary>Cancels an event. Returns false if it was handled or cancelled before.</summary>
    public bool Cancel(EventHandle handle) => _queue.Cancel(handle);

    /// <summary>The time of the next event, or false if none waits.</summary>
    public bool TryPeekTime(out long timeTicks) => _queue.TryPeekTime(out timeTicks);

    /// <summary>Handles the next event. Returns false if none waits.</summary>
    /// <exception cref="EventLimitExceededException">As many events as the limit allows were handled.</exception>
    public bool Step() => Step(long.MaxValue);

    /// <summary>Handles the next event if it is due by a time, that time included. Returns false if none is.</summary>
    /// <exception cref="EventLimitExceededException">As many events as the limit allows were handled.</exception>
    public bool Step(long untilTicks)
    {
        if (!_queue.TryDequeue(untilTicks, out var payload, out var timeTicks))
        {
            return false;
        }

        if (DispatchedCount >= _limits.MaximumDispatched)
        {
            throw new EventLimitExceededException(string.Create(
                CultureInfo.InvariantCulture,
                $"{DispatchedCount} events were handled, as many as the limit allows; the next would be {payload} at tick {timeTicks}"));
        }

        DispatchedCount++;
        Clock.AdvanceTo(timeTicks);
        _handle(payload);
        return true;
    }

    /// <summary>Handles all events up to a time, those at that time included, and leaves the clock there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past.</exception>
    /// <exception cref="EventLimitExceededException">As many events as the limit allows were handled.</exception>
    public void RunUntil(long timeTicks)
    {
        while (Step(timeTicks))
        {
        }

        Clock.AdvanceTo(timeTicks);
    }

    /// <summary>Handles events until none waits.</summary>
    /// <exception cref="EventLimitExceededException">As many events as the limit allows were handled.</exception>
    public void RunUntilEmpty()
    {
        while (Step())
        {
        }
    }
}
