using System.Globalization;
using Sim.Engine.Events;
using Sim.Engine.Time;
using Sim.Processes.Randomness;

namespace Sim.Processes;

/// <summary>
/// A world of processes that wait in simulated time. It is deterministic and single-threaded: the same program with the same
/// seed does the same, and one thread at a time may use it. Any number of simulations can run side by side.
/// </summary>
/// <example>
/// <code>
/// var simulation = new Simulation(seed: 42);
/// var counter = new Resource(simulation, capacity: 1);
/// simulation.Start(Customer(simulation, counter));
/// simulation.Run(until: 480);
/// </code>
/// </example>
public sealed partial class Simulation
{
    internal const short StartPriority = short.MinValue;
    internal const short InterruptPriority = short.MinValue + 1;

    private readonly double _ticksPerUnit;
    private int _threadId;
    private bool _isStopping;

    /// <summary>Creates a simulation in which a unit of time is a second.</summary>
    /// <param name="seed">Where random numbers come from.</param>
    public Simulation(ulong seed = 0)
        : this(new SimulationOptions { Seed = new StreamSeed(seed) })
    {
    }

    /// <summary>Creates a simulation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The unit of time is not positive.</exception>
    public Simulation(SimulationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.TimeUnit <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.TimeUnit, "the unit of time must be positive");
        }

        TimeUnit = options.TimeUnit;
        _ticksPerUnit = options.TimeUnit.Ticks;
        Streams = new VariateStreams(options.Seed);
        Loop = new EventLoop<LoopEntry>(
            static entry => entry.Fire(), options.TieRule, options.Limits, new LogicalClock(TicksOf(options.StartTime)));
        Delays = new NodePool<DelayNode>(() => new DelayNode(this));
        Subscriptions = new NodePool<SubscriptionNode>(() => new SubscriptionNode(this));
        Anys = new NodePool<AnyNode>(() => new AnyNode(this));
        Alls = new NodePool<AllNode>(() => new AllNode(this));
    }

    /// <summary>The length of a unit of time.</summary>
    public TimeSpan TimeUnit { get; }

    /// <summary>The present time, in units.</summary>
    public double Now => NowTicks / _ticksPerUnit;

    /// <summary>The present time, in ticks of 100 nanoseconds.</summary>
    public long NowTicks => Loop.Clock.NowTicks;

    /// <summary>The present time.</summary>
    public TimeSpan Elapsed => new(NowTicks);

    /// <summary>The named random streams.</summary>
    public VariateStreams Streams { get; }

    /// <summary>The process that runs; null outside of every process.</summary>
    public ProcessHandle? CurrentProcess => Current is { } current ? new ProcessHandle(current) : null;

    /// <summary>How many events were handled.</summary>
    public long EventCount => Loop.DispatchedCount;

    /// <summary>How many events wait.</summary>
    public int PendingCount => Loop.PendingCount;

    /// <summary>How often only the tie rule decided which of two events came first.</summary>
    public long TiesMet => Loop.TiesMet;

    internal EventLoop<LoopEntry> Loop { get; }

    internal Coroutine? Current { get; set; }

    internal NodePool<DelayNode> Delays { get; }

    internal NodePool<SubscriptionNode> Subscriptions { get; }

    internal NodePool<AnyNode> Anys { get; }

    internal NodePool<AllNode> Alls { get; }

    /// <summary>
    /// Makes a process of a call; it begins at the present time, in an event of its own and before all else that happens then.
    /// </summary>
    /// <param name="process">The call of an async method that returns <see cref="Process"/>.</param>
    /// <param name="name">What it is called in messages; the name of its method unless given.</param>
    /// <exception cref="InvalidOperationException">The call was started or awaited before.</exception>
    public ProcessHandle Start(Process process, string? name = null)
    {
        StartAt(process.Coroutine, NowTicks, name);
        return new ProcessHandle(process.Coroutine);
    }

    /// <summary>
    /// Makes a process of a call; it begins at the present time, in an event of its own and before all else that happens then.
    /// </summary>
    /// <param name="process">The call of an async method that returns <see cref="Process{TResult}"/>.</param>
    /// <param name="name">What it is called in messages; the name of its method unless given.</param>
    /// <exception cref="InvalidOperationException">The call was started or awaited before.</exception>
    public ProcessHandle<TResult> Start<TResult>(Process<TResult> process, string? name = null)
    {
        StartAt(process.Coroutine, NowTicks, name);
        return new ProcessHandle<TResult>(process.Coroutine);
    }

    /// <summary>Makes a process of a call that begins after a delay.</summary>
    /// <param name="delayUnits">In units of time, at least 0.</param>
    /// <param name="process">The call of an async method that returns <see cref="Process"/>.</param>
    /// <param name="name">What it is called in messages; the name of its method unless given.</param>
    public ProcessHandle StartAfter(double delayUnits, Process process, string? name = null)
    {
        StartAt(process.Coroutine, checked(NowTicks + TicksOf(delayUnits)), name);
        return new ProcessHandle(process.Coroutine);
    }

    /// <summary>Waits for a number of time units; 0 lets all else go first that happens now.</summary>
    /// <param name="units">At least 0.</param>
    /// <param name="priority">Orders what happens at the same time; lower first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, or none.</exception>
    public Wait Delay(double units, short priority = 0)
    {
        var node = Delays.Rent();
        node.Describe(TicksOf(units), priority);
        return new Wait(node);
    }

    /// <summary>Waits for a time; zero lets all else go first that happens now.</summary>
    /// <param name="time">At least zero.</param>
    /// <param name="priority">Orders what happens at the same time; lower first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public Wait Delay(TimeSpan time, short priority = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var node = Delays.Rent();
        node.Describe(time.Ticks, priority);
        return new Wait(node);
    }

    /// <summary>Waits until a time, in units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past.</exception>
    public Wait Until(double time, short priority = 0)
    {
        var ticks = TicksOf(time);
        if (ticks < NowTicks)
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, string.Create(CultureInfo.InvariantCulture, $"it is {Now} already"));
        }

        var node = Delays.Rent();
        node.Describe(ticks - NowTicks, priority);
        return new Wait(node);
    }

    /// <summary>Calls something after a delay, in units of time.</summary>
    public void Schedule(double delayUnits, Action action, short priority = 0)
    {
        ArgumentNullException.ThrowIfNull(action);
        Loop.ScheduleAfter(TicksOf(delayUnits), new ScheduledAction(this, action), priority);
    }

    /// <summary>Creates an event that nobody has triggered yet.</summary>
    public SimulationEvent CreateEvent() => new(this);

    /// <summary>Creates an event that will bring a value.</summary>
    public SimulationEvent<T> CreateEvent<T>() => new(this);

    /// <summary>
    /// Waits for the first of several, and brings its position. The others are given up: a request that lost stands in no
    /// queue any more. What a part brought is taken with <see cref="Wait{T}.TakeValue"/>.
    /// </summary>
    /// <example>
    /// <code>
    /// var place = counter.Request();
    /// if (await simulation.Any(place, simulation.Delay(patience)) == 0)
    /// {
    ///     using var taken = place.TakeValue();
    ///     await simulation.Delay(service);
    /// }
    /// </code>
    /// </example>
    /// <exception cref="ArgumentException">There are no parts, or one belongs to another simulation.</exception>
    public Wait<int> Any(params ReadOnlySpan<Wait> parts)
    {
        var node = Anys.Rent();
        node.Describe(parts);
        return new Wait<int>(node);
    }

    /// <summary>Waits until several have all happened, and brings their number. If one fails, the others are given up.</summary>
    /// <exception cref="ArgumentException">There are no parts, or one belongs to another simulation.</exception>
    public Wait<int> All(params ReadOnlySpan<Wait> parts)
    {
        var node = Alls.Rent();
        node.Describe(parts);
        return new Wait<int>(node);
    }

    /// <summary>
    /// Waits for two and brings both values, as in <c>var (room, nurse) = await simulation.All(rooms.Request(),
    /// nurses.Request());</c>
    /// </summary>
    public Wait<(T1 First, T2 Second)> All<T1, T2>(Wait<T1> first, Wait<T2> second) =>
        new(new PairNode<T1, T2>(this, first, second));

    /// <summary>Ticks for a number of time units.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, none, or beyond the end of time.</exception>
    public long TicksOf(double units)
    {
        var ticks = units * _ticksPerUnit;
        return ticks is >= 0 and < long.MaxValue
            ? double.ConvertToIntegerNative<long>(ticks + 0.5)
            : throw new ArgumentOutOfRangeException(nameof(units), units, "a time is at least 0 and has an end");
    }

    /// <summary>Time units for a number of ticks.</summary>
    public double UnitsOf(long ticks) => ticks / _ticksPerUnit;

    internal SubscriptionNode Subscribe(IOccurrence occurrence)
    {
        var node = Subscriptions.Rent();
        node.Describe(occurrence);
        return node;
    }

    private void StartAt(Coroutine coroutine, long timeTicks, string? name)
    {
        coroutine.StartAt(this, timeTicks);
        if (name is not null)
        {
            coroutine.Name = name;
        }
    }
}
