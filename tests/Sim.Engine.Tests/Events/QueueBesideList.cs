using Sim.Engine.Events;

namespace Sim.Engine.Tests.Events;

/// <summary>An event queue and a list that is searched, told the same; every answer is compared.</summary>
/// <param name="rule">Decides ties.</param>
internal sealed class QueueBesideList(TieRule rule)
{
    private readonly EventQueue<int> _queue = new(rule);
    private readonly SearchedList _list = new(rule);
    private readonly List<EventHandle> _handles = [];

    public void Schedule(int count, int spread, ulong choice)
    {
        for (var index = 0; index < count; index++)
        {
            var mixed = unchecked((choice + (ulong)index) * 0x9E3779B97F4A7C15UL) >> 33;
            var (time, priority) = ((long)(mixed % (ulong)spread), (short)(mixed % 3));
            _list.Add(time, priority, _handles.Count);
            _handles.Add(_queue.Enqueue(time, _handles.Count, priority));
        }

        Compare();
    }

    /// <summary>Takes as many as there are, at most <paramref name="count"/>.</summary>
    public void Take(int count)
    {
        for (var index = 0; index < count; index++)
        {
            var expected = _list.Take();
            Assert.Equal(expected, _queue.TryDequeue(out var taken, out var at) ? (at, taken) : null);
            Compare();
            if (expected is null)
            {
                return;
            }
        }
    }

    /// <summary>Tries to cancel every n-th event ever scheduled, from the newest on.</summary>
    public void CancelEvery(int step, int count)
    {
        for (var (index, tried) = (_handles.Count - 1, 0); index >= 0 && tried < count; index -= step, tried++)
        {
            Cancel(index);
        }

        Compare();
    }

    /// <summary>Cancels the events that would be taken next.</summary>
    public void CancelNext(int count)
    {
        for (var cancelled = 0; cancelled < count && _list.Next is { } next; cancelled++)
        {
            Cancel(next);
        }

        Compare();
    }

    private void Cancel(int index)
    {
        Assert.Equal(_list.Remove(index), _queue.Cancel(_handles[index]));
        Assert.False(_queue.Cancel(_handles[index]));
    }

    private void Compare()
    {
        Assert.Equal(_list.Count, _queue.Count);
        Assert.Equal(_list.TiesMet, _queue.TiesMet);
        Assert.Equal(_list.Count > 0, _queue.TryPeekTime(out var next));
        Assert.Equal(_list.LeastTime, next);
    }
}
