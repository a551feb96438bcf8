using Sim.Processes.Statistics;

namespace Sim.Processes.Resources;

/// <summary>
/// A number of equal places that processes hold for a while and queue for: counters, machines, beds. Requests are served in
/// order of their priority, lower first, and within a priority in the order in which they came.
/// </summary>
/// <example>
/// <code>
/// using (await counter.Request())
/// {
///     await simulation.Delay(service);
/// }
/// </code>
/// </example>
public class Resource
{
    private const int NoSlot = -1;

    private readonly WaitingLine _line = new();
    private readonly NodePool<RequestNode> _requests;
    private HoldSlot[] _slots = new HoldSlot[4];
    private int _usedSlots;
    private int _freeSlot = NoSlot;
    private long _nextOrder;
    private int _capacity;
    private int _inUse;

    /// <summary>Creates a resource.</summary>
    /// <param name="simulation">Where it is.</param>
    /// <param name="capacity">How many places it has, at least 0.</param>
    /// <param name="name">What it is called in messages.</param>
    public Resource(Simulation simulation, int capacity = 1, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(simulation);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        Simulation = simulation;
        Name = name;
        _capacity = capacity;
        _requests = new NodePool<RequestNode>(() => new RequestNode(this));
        Usage = new Level(simulation);
        Queue = new Level(simulation);
    }

    /// <summary>What it is called in messages.</summary>
    public string? Name { get; }

    /// <summary>
    /// How many places it has. More places serve those who wait at once; fewer take nothing away from those who hold one, but
    /// are not given out again: a shift that ends.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public int Capacity
    {
        get => _capacity;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _capacity = value;
            Serve();
        }
    }

    /// <summary>How many places are held.</summary>
    public int InUse => _inUse;

    /// <summary>How many places are free; below 0 while more are held than there are since the capacity fell.</summary>
    public int Available => _capacity - _inUse;

    /// <summary>How many requests wait.</summary>
    public int QueueLength => _line.Count;

    /// <summary>Places held, over time.</summary>
    public Level Usage { get; }

    /// <summary>Requests that wait, over time.</summary>
    public Level Queue { get; }

    /// <summary>How long the requests that were served had waited, in units of time; those who left the queue are not among them.</summary>
    public Tally WaitingTimes { get; } = new();

    /// <summary>How many requests were given up while they waited: by a limit, an interruption, another part of a condition.</summary>
    public long LeftCount { get; private set; }

    internal Simulation Simulation { get; }

    /// <summary>Asks for places. What is granted is given back by disposing of it.</summary>
    /// <param name="priority">Lower first.</param>
    /// <param name="units">How many places at once. A request for many is not overtaken by later ones of its priority that need
    /// fewer.</param>
    /// <exception cref="ArgumentOutOfRangeException">No place, or no number for a priority.</exception>
    public Wait<Hold> Request(double priority = 0, int units = 1) => Describe(priority, units, isPreempting: false);

    /// <summary>Forgets the statistics, at the end of a warm-up say.</summary>
    public void RestartStatistics()
    {
        Usage.Restart();
        Queue.Restart();
        WaitingTimes.Restart();
        LeftCount = 0;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name ?? "a resource";

    internal bool IsHeld(int slot, int version) => _slots[slot].Version == version;

    internal void Release(int slot, int version)
    {
        if (IsHeld(slot, version))
        {
            Free(slot);
            Serve();
        }
    }

    internal bool TryTakeOrQueue(RequestNode request)
    {
        if (request.Urgency < _line.FirstPriority && (request.Units <= Available || (request.IsPreempting && TryMakeRoom(request))))
        {
            Take(request);
            return true;
        }

        _line.Add(request, request.Urgency);
        Queue.Set(_line.Count);
        return false;
    }

    internal void Leave(RequestNode request)
    {
        LeftCount++;
        _line.Remove(request);
        Queue.Set(_line.Count);
        Serve();
    }

    internal void Return(RequestNode request) => _requests.Return(request);

    private protected Wait<Hold> Describe(double priority, int units, bool isPreempting)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        if (double.IsNaN(priority))
        {
            throw new ArgumentOutOfRangeException(nameof(priority), priority, "a priority is a number");
        }

        var request = _requests.Rent();
        request.Describe(priority, units, isPreempting);
        return new Wait<Hold>(request);
    }

    /// <summary>Takes places away from those who can be made to wait.</summary>
    private protected virtual bool TryMakeRoom(RequestNode request) => false;

    /// <summary>The places that are held or were.</summary>
    private protected ReadOnlySpan<HoldSlot> Slots => _slots.AsSpan(0, _usedSlots);

    private protected void Free(int slot)
    {
        ref var place = ref _slots[slot];
        _inUse -= place.Units;
        place.Units = 0;
        place.Holder = null;
        place.Version++;
        place.NextFree = _freeSlot;
        _freeSlot = slot;
        Usage.Set(_inUse);
    }

    private void Serve()
    {
        while (_line.First is RequestNode next && next.Units <= Available)
        {
            _line.Remove(next);
            Queue.Set(_line.Count);
            Take(next);
            next.Grant();
        }
    }

    private void Take(RequestNode request)
    {
        var slot = TakeSlot();
        ref var place = ref _slots[slot];
        place.Holder = request.Waiter;
        place.Priority = request.Urgency;
        place.SinceTicks = Simulation.NowTicks;
        place.Order = _nextOrder++;
        place.Units = request.Units;
        _inUse += request.Units;
        Usage.Set(_inUse);
        WaitingTimes.Record(Simulation.UnitsOf(Simulation.NowTicks - request.SinceTicks));
        request.Receive(new Hold(this, slot, place.Version));
    }

    private int TakeSlot()
    {
        if (_freeSlot != NoSlot)
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
}
