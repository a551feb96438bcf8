using CsCheck;
using Sim.Engine.Events;

namespace Sim.Engine.Tests.Events;

public sealed class EventQueueTests
{
    /// <summary>What is done to the queue: schedule at a time with a priority, take, or cancel one of the events so far.</summary>
    private static readonly Gen<(int What, long Time, short Priority, int Which)[]> Scripts =
        Gen.Select(Gen.Int[0, 9], Gen.Long[-3, 5], Gen.Short[-1, 1], Gen.Int[0, 250]).Array[0, 250];

    private static readonly Gen<TieRule> TieRules = Gen.OneOf(
        Gen.Const(TieRule.FirstIn), Gen.Const(TieRule.LastIn), Gen.ULong.Select(TieRule.Seeded));

    /// <summary>Goal: the heap orders, cancels and counts ties as defined. Method: against a plain list that is searched for its least element.</summary>
    [Fact]
    public void The_heap_behaves_like_a_list_that_is_searched()
    {
        Gen.Select(Scripts, TieRules).Sample(
            (script, rule) =>
            {
                var queue = new EventQueue<int>(rule);
                var list = new SearchedList(rule);
                var handles = new List<EventHandle>();
                foreach (var (what, time, priority, which) in script)
                {
                    switch (what)
                    {
                        case < 5:
                            list.Add(time, priority, handles.Count);
                            handles.Add(queue.Enqueue(time, handles.Count, priority));
                            break;
                        case < 8:
                            Assert.Equal(list.Take(), queue.TryDequeue(out var taken, out var at) ? (at, taken) : null);
                            break;
                        default:
                            var index = handles.Count == 0 ? -1 : which % handles.Count;
                            Assert.Equal(index >= 0 && list.Remove(index), index >= 0 && queue.Cancel(handles[index]));
                            break;
                    }

                    Assert.Equal(list.Count, queue.Count);
                    Assert.Equal(list.TiesMet, queue.TiesMet);
                    Assert.Equal(list.Count > 0, queue.TryPeekTime(out var next));
                    Assert.Equal(list.LeastTime, next);
                }
            },
            iter: 300);
    }

    [Fact]
    public void First_in_comes_first()
    {
        Assert.Equal([0, 1, 2, 3], DrainTied(TieRule.FirstIn, 4));
    }

    [Fact]
    public void Last_in_comes_first()
    {
        Assert.Equal([3, 2, 1, 0], DrainTied(TieRule.LastIn, 4));
    }

    [Fact]
    public void A_seed_gives_a_permutation_of_its_own_that_is_always_the_same()
    {
        var orders = Enumerable.Range(0, 50).Select(seed => DrainTied(TieRule.Seeded((ulong)seed), 20)).ToList();

        Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, 20), order.Order()));
        Assert.Equal(50, orders.Select(order => string.Join(',', order)).Distinct().Count());
        Assert.Equal(orders[7], DrainTied(TieRule.Seeded(7), 20));
        Assert.Equal([1, 0, 3, 5, 4, 2], DrainTied(TieRule.Seeded(1), 6));
    }

    /// <summary>Goal: the seeded rule favours no position. Method: which of 4 tied events comes first, over 4,000 seeds; with 3 degrees of freedom 16.3 is exceeded once in a thousand.</summary>
    [Fact]
    public void Seeds_put_every_event_first_about_equally_often()
    {
        var first = new int[4];
        for (var seed = 0UL; seed < 4_000; seed++)
        {
            first[DrainTied(TieRule.Seeded(seed), 4)[0]]++;
        }

        Assert.InRange(first.Sum(count => (count - 1_000.0) * (count - 1_000.0) / 1_000.0), 0, 16.3);
    }

    [Fact]
    public void Priority_decides_before_the_tie_rule_and_meets_no_tie()
    {
        var queue = new EventQueue<string>(TieRule.LastIn);
        queue.Enqueue(5, "late", priority: 1);
        queue.Enqueue(5, "early", priority: -1);
        queue.Enqueue(4, "first", priority: short.MaxValue);

        Assert.Equal(["first", "early", "late"], Drain(queue));
        Assert.Equal(0, queue.TiesMet);
    }

    [Fact]
    public void A_tie_is_met_when_the_two_waited_side_by_side_and_not_when_one_came_later()
    {
        var queue = new EventQueue<int>();
        queue.Enqueue(1, 0);
        queue.Enqueue(1, 1);
        queue.TryDequeue(out _, out _);
        queue.Enqueue(1, 2);
        queue.TryDequeue(out _, out _);
        Assert.Equal(1, queue.TiesMet);

        queue.TryDequeue(out _, out _);
        Assert.Equal(2, queue.TiesMet);

        queue.Enqueue(1, 3);
        queue.TryDequeue(out _, out _);
        Assert.Equal(2, queue.TiesMet);
    }

    [Fact]
    public void The_ends_of_time_order_rightly()
    {
        var queue = new EventQueue<string>();
        queue.Enqueue(long.MaxValue, "last");
        queue.Enqueue(0, "middle");
        queue.Enqueue(long.MinValue, "first");

        Assert.Equal(["first", "middle", "last"], Drain(queue));
    }

    [Fact]
    public void A_handle_cancels_once_and_never_another_event()
    {
        var queue = new EventQueue<string>();
        var handle = queue.Enqueue(1, "a");
        Assert.True(queue.Cancel(handle));
        Assert.False(queue.Cancel(handle));
        Assert.False(queue.TryDequeue(out _, out _));

        queue.Enqueue(1, "b");
        Assert.False(queue.Cancel(handle));
        Assert.Equal(["b"], Drain(queue));
    }

    [Fact]
    public void Cancelled_events_do_not_pile_up()
    {
        var queue = new EventQueue<byte[]>();
        queue.Enqueue(long.MaxValue, []);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var round = 0; round < 100_000; round++)
        {
            queue.Cancel(queue.Enqueue(round, []));
        }

        Assert.Equal(1, queue.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64_000);
    }

    private static List<int> DrainTied(TieRule rule, int count)
    {
        var queue = new EventQueue<int>(rule);
        for (var index = 0; index < count; index++)
        {
            queue.Enqueue(0, index);
        }

        return Drain(queue);
    }

    private static List<TEvent> Drain<TEvent>(EventQueue<TEvent> queue)
    {
        var taken = new List<TEvent>();
        while (queue.TryDequeue(out var payload, out _))
        {
            taken.Add(payload);
        }

        return taken;
    }
}
