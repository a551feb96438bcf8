using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Sim.Engine.Events;

/// <summary>
/// Events in order of time, then priority (lower first), then the tie rule. The order is total, so that the same calls
/// always give the same events back in the same order.
/// </summary>
/// <remarks>
/// A heap with four children per node in one array of keys; payloads stay put in slots of another, which also makes
/// cancelling cheap. Taking an event leaves a hole at the root that the next one to be scheduled fills, which saves one of
/// the two walks through the heap. Nothing is allocated once the arrays have grown.
/// </remarks>
/// <typeparam name="TEvent">What is scheduled.</typeparam>
public sealed class EventQueue<TEvent>(TieRule tieRule = default)
{
    private const int Arity = 4;
    private const int InitialCapacity = 16;

    /// <summary>Cancelled entries are swept out once they are more than this and more than half of the heap.</summary>
    private const int SweepThreshold = 64;

    private Node[] _heap = new Node[InitialCapacity];
    private Slot[] _slots = new Slot[InitialCapacity];
    private int _heapSize;
    private int _usedSlots;
    private int _freeSlot = -1;
    private int _cancelledCount;
    private bool _hasHole;
    private ulong _nextSequence;
    private EventKey _lastTaken;
    private ulong _sequenceWhenLastTaken;

    /// <summary>Number of events that wait.</summary>
    public int Count => _heapSize - _cancelledCount - (_hasHole ? 1 : 0);

    /// <summary>How often the tie rule decided: an event was taken right after another of the same time and priority that it had waited beside.</summary>
    public long TiesMet { get; private set; }

    /// <summary>Number of events that were ever scheduled.</summary>
    public long ScheduledCount => (long)_nextSequence;

    /// <summary>Schedules an event.</summary>
    /// <param name="timeTicks">When.</param>
    /// <param name="payload">What.</param>
    /// <param name="priority">Orders events of equal time; lower first.</param>
    public EventHandle Enqueue(long timeTicks, TEvent payload, short priority = 0)
    {
        Invariant.Require(_nextSequence < TieRule.MaximumSequence, "an event queue takes at most 2^48 - 1 events over its life");
        var sequence = _nextSequence++;
        var slot = TakeSlot();
        ref var place = ref _slots[slot];
        place.Payload = payload;
        place.Sequence = sequence;
        place.IsScheduled = true;
        Insert(new Node(EventKey.Of(timeTicks, priority, tieRule.KeyOf(sequence)), slot));
        return new EventHandle(slot, place.Generation);
    }

    /// <summary>The time of the next event, or false if none waits.</summary>
    public bool TryPeekTime(out long timeTicks)
    {
        DropCancelledAtRoot();
        timeTicks = _heapSize > 0 ? _heap[0].Key.TimeTicks : 0;
        return _heapSize > 0;
    }

    /// <summary>Takes the next event, or returns false if none waits.</summary>
    public bool TryDequeue([MaybeNullWhen(false)] out TEvent payload, out long timeTicks) =>
        TryDequeue(long.MaxValue, out payload, out timeTicks);

    /// <summary>Takes the next event if it is due by a time, that time included.</summary>
    /// <param name="untilTicks">The time.</param>
    /// <param name="payload">What.</param>
    /// <param name="timeTicks">When.</param>
    public bool TryDequeue(long untilTicks, [MaybeNullWhen(false)] out TEvent payload, out long timeTicks)
    {
        DropCancelledAtRoot();
        if (_heapSize == 0 || _heap[0].Key.TimeTicks > untilTicks)
        {
            payload = default;
            timeTicks = 0;
            return false;
        }

        ref readonly var root = ref _heap[0];
        timeTicks = root.Key.TimeTicks;
        ref var place = ref _slots[root.Slot];
        payload = place.Payload;
        CountTie(root.Key, place.Sequence);
        FreeSlot(root.Slot);
        _hasHole = true;
        return true;
    }

    /// <summary>Cancels an event. Returns false if it was taken or cancelled before.</summary>
    public bool Cancel(EventHandle handle)
    {
        if ((uint)handle.Slot >= (uint)_usedSlots
            || _slots[handle.Slot].Generation != handle.Generation
            || !_slots[handle.Slot].IsScheduled)
        {
            return false;
        }

        ref var place = ref _slots[handle.Slot];
        place.IsScheduled = false;
        place.Payload = default!;
        _cancelledCount++;
        if (_cancelledCount > SweepThreshold && _cancelledCount > _heapSize / 2)
        {
            SweepCancelled();
        }

        return true;
    }

    private void CountTie(EventKey key, ulong sequence)
    {
        if (key.IsTiedWith(_lastTaken) && sequence < _sequenceWhenLastTaken)
        {
            TiesMet++;
        }

        _lastTaken = key;
        _sequenceWhenLastTaken = _nextSequence;
    }

    private void Insert(Node node)
    {
        if (_hasHole)
        {
            _hasHole = false;
            SiftDown(0, node);
            return;
        }

        if (_heapSize == _heap.Length)
        {
            Array.Resize(ref _heap, _heapSize * 2);
        }

        SiftUp(_heapSize++, node);
    }

    private void FillHole()
    {
        _hasHole = false;
        var last = _heap[--_heapSize];
        if (_heapSize > 0)
        {
            SiftDown(0, last);
        }
    }

    private void DropCancelledAtRoot()
    {
        if (_hasHole)
        {
            FillHole();
        }

        while (_cancelledCount > 0 && !_slots[_heap[0].Slot].IsScheduled)
        {
            _cancelledCount--;
            FreeSlot(_heap[0].Slot);
            FillHole();
        }
    }

    private void SweepCancelled()
    {
        var kept = 0;
        for (var index = _hasHole ? 1 : 0; index < _heapSize; index++)
        {
            var node = _heap[index];
            if (_slots[node.Slot].IsScheduled)
            {
                _heap[kept++] = node;
            }
            else
            {
                FreeSlot(node.Slot);
            }
        }

        _hasHole = false;
        _cancelledCount = 0;
        _heapSize = kept;
        for (var index = (kept - 2) / Arity; index >= 0 && kept > 1; index--)
        {
            SiftDown(index, _heap[index]);
        }
    }

    private void SiftUp(int index, Node node)
    {
        var heap = _heap;
        while (index > 0)
        {
            var parent = (index - 1) / Arity;
            if (heap[parent].Key < node.Key)
            {
                break;
            }

            heap[index] = heap[parent];
            index = parent;
        }

        heap[index] = node;
    }

    private void SiftDown(int index, Node node)
    {
        var heap = _heap.AsSpan(0, _heapSize);
        while (true)
        {
            var child = (index * Arity) + 1;
            if (child >= heap.Length)
            {
                break;
            }

            var least = child + Arity <= heap.Length ? LeastOfFour(heap.Slice(child, Arity), child) : LeastOf(heap, child);
            if (node.Key < heap[least].Key)
            {
                break;
            }

            heap[index] = heap[least];
            index = least;
        }

        heap[index] = node;
    }

    /// <summary>A tournament whose two halves the processor can play at once, without a jump: its guesses would be wrong half of the time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LeastOfFour(ReadOnlySpan<Node> siblings, int first)
    {
        var left = NumberOf(siblings[1].Key < siblings[0].Key);
        var right = 2 + NumberOf(siblings[3].Key < siblings[2].Key);
        return first + left + ((right - left) & -NumberOf(siblings[right].Key < siblings[left].Key));
    }

    private static int LeastOf(ReadOnlySpan<Node> heap, int first)
    {
        var least = first;
        for (var index = first + 1; index < heap.Length; index++)
        {
            least = heap[index].Key < heap[least].Key ? index : least;
        }

        return least;
    }

    /// <summary>1 for true, without a jump.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int NumberOf(bool condition) => Unsafe.BitCast<bool, byte>(condition);

    private int TakeSlot()
    {
        if (_freeSlot >= 0)
        {
            var slot = _freeSlot;
            _freeSlot = _slots[slot].NextFree;
            return slot;
        }

        if (_usedSlots == _slots.Length)
        {
            Array.Resize(ref _slots, _usedSlots * 2);
        }

        return _usedSlots++;
    }

    private void FreeSlot(int slot)
    {
        ref var place = ref _slots[slot];
        place.Payload = default!;
        place.IsScheduled = false;
        place.Generation++;
        place.NextFree = _freeSlot;
        _freeSlot = slot;
    }

    private readonly record struct Node(EventKey Key, int Slot);

    private struct Slot
    {
        public TEvent Payload;
        public ulong Sequence;
        public int NextFree;
        public uint Generation;
        public bool IsScheduled;
    }
}
