using Sim.Engine.Events;
using Sim.Engine.Time;

namespace Sim.Engine.Tests.Events;

public sealed class EventLoopTests
{
    private readonly List<string> _handled = [];

    [Fact]
    public void Events_are_handled_at_their_time_in_order_and_may_schedule_more()
    {
        EventLoop<string> loop = null!;
        loop = new EventLoop<string>(text =>
        {
            _handled.Add($"{loop.Clock.NowTicks} {text}");
            if (text == "a")
            {
                loop.ScheduleAfter(0, "a now");
                loop.ScheduleAfter(5, "a later");
            }
        });
        loop.ScheduleAt(7, "b");
        loop.ScheduleAt(3, "a");
        loop.RunUntilEmpty();

        Assert.Equal(["3 a", "3 a now", "7 b", "8 a later"], _handled);
        Assert.Equal((4L, 0), (loop.DispatchedCount, loop.PendingCount));
    }

    [Fact]
    public void Running_until_a_time_handles_what_is_due_then_and_leaves_the_clock_there()
    {
        var loop = new EventLoop<string>(_handled.Add);
        loop.ScheduleAt(5, "due");
        loop.ScheduleAt(6, "not yet");
        loop.RunUntil(5);

        Assert.Equal(["due"], _handled);
        Assert.Equal(5, loop.Clock.NowTicks);
        loop.RunUntil(5);
        loop.RunUntil(100);
        Assert.Equal(["due", "not yet"], _handled);
        Assert.Equal(100, loop.Clock.NowTicks);
    }

    [Fact]
    public void The_past_is_refused()
    {
        var loop = new EventLoop<string>(_handled.Add, clock: new LogicalClock(10));

        Assert.Contains("it is 10 already", Assert.Throws<ArgumentOutOfRangeException>(() => loop.ScheduleAt(9, "x")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => loop.ScheduleAfter(-1, "x"));
        Assert.Throws<ArgumentOutOfRangeException>(() => loop.RunUntil(9));
        Assert.Throws<OverflowException>(() => loop.ScheduleAfter(long.MaxValue, "x"));
    }

    [Fact]
    public void Too_many_waiting_events_are_named()
    {
        var loop = new EventLoop<string>(_handled.Add, limits: new EventLoopLimits(MaximumPending: 2));
        loop.ScheduleAt(1, "a");
        loop.Cancel(loop.ScheduleAt(1, "cancelled"));
        loop.ScheduleAt(1, "b");

        var exception = Assert.Throws<EventLimitExceededException>(() => loop.ScheduleAt(1, "c"));
        Assert.Equal("at tick 0 2 events wait, as many as the limit allows; c is one too many", exception.Message);
    }

    [Fact]
    public void An_endless_chain_of_events_is_named()
    {
        EventLoop<string> loop = null!;
        loop = new EventLoop<string>(text => loop.ScheduleAfter(1, text), limits: new EventLoopLimits(MaximumDispatched: 3));
        loop.ScheduleAt(0, "again");

        var exception = Assert.Throws<EventLimitExceededException>(loop.RunUntilEmpty);
        Assert.Equal("3 events were handled, as many as the limit allows; the next would be again at tick 3", exception.Message);
    }

    /// <summary>Goal: no garbage per event. Method: 1,000 events that each schedule their successor; once the arrays have grown nothing may be allocated.</summary>
    [Fact]
    public void Nothing_is_allocated_per_event()
    {
        EventLoop<int> loop = null!;
        loop = new EventLoop<int>(payload => loop.ScheduleAfter(1 + (payload * 7919L % 1_000), payload));
        for (var payload = 0; payload < 1_000; payload++)
        {
            loop.ScheduleAt(payload, payload);
        }

        loop.RunUntil(10_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        loop.RunUntil(60_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(loop.DispatchedCount, 50_000, long.MaxValue);
        Assert.NotEqual(0, loop.TiesMet);
    }

    /// <summary>Goal: the same schedule gives the same run. Method: two loops with the same seeded rule handle a schedule full of ties alike, a third with another seed does not.</summary>
    [Fact]
    public void The_same_tie_rule_gives_the_same_run()
    {
        Assert.Equal(RunTied(1), RunTied(1));
        Assert.NotEqual(RunTied(1), RunTied(2));

        static List<int> RunTied(ulong seed)
        {
            var handled = new List<int>();
            EventLoop<int> loop = null!;
            loop = new EventLoop<int>(
                payload =>
                {
                    handled.Add(payload);
                    if (handled.Count < 500)
                    {
                        loop.ScheduleAfter(payload % 3, payload + 1);
                    }
                },
                TieRule.Seeded(seed));
            for (var payload = 0; payload < 20; payload++)
            {
                loop.ScheduleAt(payload % 4, payload * 100);
            }

            loop.RunUntilEmpty();
            return handled;
        }
    }

    [Fact]
    public void A_clock_never_goes_back()
    {
        var clock = new LogicalClock(3);
        clock.AdvanceTo(3);
        clock.AdvanceBy(4);

        Assert.Equal(7, clock.NowTicks);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.AdvanceTo(6));
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.AdvanceBy(-1));
        Assert.Throws<OverflowException>(() => clock.AdvanceBy(long.MaxValue));
    }
}
