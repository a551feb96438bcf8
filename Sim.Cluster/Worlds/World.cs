using System.Globalization;
using Sim.Cluster.Leaks;
using Sim.Cluster.Networks;
using Sim.Cluster.Nodes;
using Sim.Cluster.Outside;
using Sim.Cluster.Streams;
using Sim.Engine.Events;
using Sim.Engine.Views;

namespace Sim.Cluster.Worlds;

/// <summary>
/// Several nodes of ordinary async code on one thread, in simulated time. The world runs what is ready until nothing is, then
/// moves time to the next event. It does nothing by itself: whoever drives it says until when it runs, and what happens between.
/// </summary>
/// <remarks>
/// A tick is 100 nanoseconds, as that of <see cref="TimeSpan"/>. What becomes of code that leaves the context of its node is said
/// by <see cref="WorldOptions.Mode"/>: a leak ends the drive with a <see cref="LeakException"/>.
/// </remarks>
/// <example>
/// <code>
/// using var world = new World(new WorldOptions { Seed = 7 });
/// var a = world.AddNode("a", node => ServeAsync(node.Endpoint&lt;string&gt;(), node.Time, node.Stopping));
/// world.RunFor(TimeSpan.FromSeconds(1));
/// a.Crash();
/// a.Start();
/// </code>
/// </example>
public sealed class World : IDisposable
{
    private readonly EventQueue<WorldEvent> _events = new();
    private readonly ReadyList _ready = new();
    private readonly List<Node> _nodes = [];
    private readonly List<object> _frozen = [];
    private Interleaving _interleaving = Interleaving.FirstInFirstOut;
    private readonly PoolDrive? _poolDrive;
    private int _choices;
    private int _turns;
    private int _homeThread;
    private bool _isDriven;
    private bool _isDisposed;
    private bool _isRestless;

    /// <summary>Creates a world without nodes at time 0.</summary>
    /// <exception cref="InvalidOperationException">It needs the thread pool, which another world has; see <see cref="CreateAsync"/>.</exception>
    public World(WorldOptions options)
        : this(options, pool: null)
    {
    }

    private World(WorldOptions options, PoolOfOne? pool)
    {
        ArgumentNullException.ThrowIfNull(options);
        RealWorldListener.Listen();
        if (options.Mode == WorldMode.Strict)
        {
            ThreadPoolListener.Listen();
        }

        Options = options;
        Leaks = new LeakRecord(this);
        Network = new MessageNetwork(this);
        Streams = new StreamNetwork(this);
        Outside = new OutsideGate(this);
        _poolDrive = options.Mode == WorldMode.PoolOfOne ? new PoolDrive(this, pool ?? PoolOfOne.Take()) : null;
    }

    /// <summary>What it is made of.</summary>
    public WorldOptions Options { get; }

    /// <summary>The true time in ticks of 100 nanoseconds.</summary>
    public long NowTicks { get; private set; }

    /// <summary>The nodes, in the order in which they were added.</summary>
    public IReadOnlyList<Node> Nodes => _nodes;

    /// <summary>What connects them.</summary>
    public MessageNetwork Network { get; }

    /// <summary>How many connections were made.</summary>
    public long Connections => Streams.Connected;

    /// <summary>Number of answers of the real world that entered; see <see cref="Node.Outside{TResult}"/>.</summary>
    public int OutsideAnswers => Outside.Answers;

    internal StreamNetwork Streams { get; }

    internal OutsideGate Outside { get; }

    /// <summary>Number of choices among several ready things in the present step.</summary>
    public int Choices => _choices;

    /// <summary>What escaped so far.</summary>
    internal LeakRecord Leaks { get; }

    /// <summary>Whether the present thread is the one that the world runs on.</summary>
#pragma warning disable RS0030 // Asked for, never started.
    internal bool IsHome => _isDriven
        && (_poolDrive is null ? _homeThread == Environment.CurrentManagedThreadId : Thread.CurrentThread.IsThreadPoolThread);
#pragma warning restore RS0030

    /// <summary>Whether its code goes on and on although it is over: whoever enters its flow is held.</summary>
    internal bool IsSpoiled { get; private set; }

    /// <summary>The node that ran last.</summary>
    internal string LastNode { get; private set; } = "the world";

    /// <summary>Creates a world without nodes at time 0, once no other world has what it needs of the process.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<World> CreateAsync(WorldOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new World(options, options.Mode == WorldMode.PoolOfOne ? await PoolOfOne.TakeAsync(cancellationToken) : null);
    }

    /// <summary>Adds a node and starts it.</summary>
    /// <param name="name">Its name, unlike that of all others.</param>
    /// <param name="mainAsync">What it runs, from the beginning each time it is started.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public Node AddNode(string name, Func<Node, Task> mainAsync)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(mainAsync);
        if (_nodes.Exists(node => node.Name == name))
        {
            throw new ArgumentException($"there is a node {name} already", nameof(name));
        }

        var node = new Node(this, name, mainAsync);
        _nodes.Add(node);
        node.Start();
        return node;
    }

    /// <summary>Has a node do something when its turn comes, as a caller from outside would.</summary>
    public void Post(Node node, Action action)
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(action);
        Enqueue(new ReadyItem(node.Life, static state => ((Action)state!)(), action, IsContinuation: true));
    }

    /// <summary>Begins a step: choices count from 0 again.</summary>
    /// <param name="interleaving">In which order what is ready runs until the next step begins.</param>
    public void BeginStep(Interleaving interleaving)
    {
        ArgumentNullException.ThrowIfNull(interleaving);
        (_interleaving, _choices) = (interleaving, 0);
    }

    /// <summary>Runs everything up to a time, what happens at that time included, and stays there.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past.</exception>
    /// <exception cref="LeakException">Code of a node left the world.</exception>
    /// <exception cref="NeverAtRestException">Something loops without waiting.</exception>
    public void RunUntil(long timeTicks)
    {
        BeginDrive(timeTicks);
        try
        {
            if (_poolDrive is null)
            {
                DriveHere(timeTicks);
            }
            else
            {
                _poolDrive.Run(timeTicks);
            }
        }
        catch (NeverAtRestException)
        {
            _isRestless = _poolDrive is not null;
            throw;
        }
        finally
        {
            _isDriven = false;
        }

        EndDrive(timeTicks);
    }

    /// <summary>As <see cref="RunUntil"/>, without blocking a thread: on a pool of one that saves two changes of threads.</summary>
    public async ValueTask RunUntilAsync(long timeTicks)
    {
        if (_poolDrive is null)
        {
            RunUntil(timeTicks);
            return;
        }

        BeginDrive(timeTicks);
        try
        {
            await _poolDrive.RunAsync(timeTicks);
        }
        catch (NeverAtRestException)
        {
            _isRestless = true;
            throw;
        }
        finally
        {
            _isDriven = false;
        }

        EndDrive(timeTicks);
    }

    /// <summary>As <see cref="RunUntil"/>, from now on.</summary>
    public void RunFor(TimeSpan duration) => RunUntil(checked(NowTicks + duration.Ticks));

    /// <summary>As <see cref="RunUntilAsync"/>, from now on.</summary>
    public ValueTask RunForAsync(TimeSpan duration) => RunUntilAsync(checked(NowTicks + duration.Ticks));

    /// <summary>Ends the world. Nothing of it runs any more.</summary>
    public void Dispose()
    {
        foreach (var node in _nodes)
        {
            node.Abandon();
        }

        if (!_isDisposed)
        {
            _isDisposed = true;
            IsSpoiled = _isRestless;
            _poolDrive?.Dispose();
            if (IsSpoiled)
            {
                PoolOfOne.AwaitRest();
            }
        }
    }

    internal void Trace(string line) => Options.Trace?.Invoke(line);

    /// <summary>Lets something happen after a while, at least 0 ticks.</summary>
    internal EventHandle Schedule(long delayTicks, WorldEvent happening) =>
        _events.Enqueue(NowTicks > long.MaxValue - delayTicks ? long.MaxValue : NowTicks + delayTicks, happening);

    internal void Cancel(EventHandle handle) => _events.Cancel(handle);

    internal void Enqueue(ReadyItem item) => _ready.Add(item);

    /// <summary>Keeps what must neither run nor be collected: frozen code whose timer is collected would run its <c>finally</c>.</summary>
    internal void Freeze(object frozen) => _frozen.Add(frozen);

    /// <summary>
    /// Lets one thing happen, and moves time to it if need be. False if nothing is left to happen until a time, or if the real
    /// world has to answer first.
    /// </summary>
    internal bool Advance(long untilTicks)
    {
        if (_ready.Count == 0)
        {
            if (Outside.IsOpen)
            {
                return Outside.TryEnter();
            }

            if (!_events.TryPeekTime(out var next) || next > untilTicks)
            {
                return false;
            }

            (NowTicks, _turns) = (next, next == NowTicks ? _turns : 0);
            TakeEventsOfNow();
        }

        if (_ready.Count > 0)
        {
            CountTurn();
            var index = _ready.Count == 1 ? 0 : Math.Min(_interleaving.SkipAt(_choices++), _ready.Count - 1);
            var item = _ready.TakeAt(index);
            ShowChoice(index, item);
            Run(item);
        }

        return true;
    }

    /// <summary>Counts what runs without time passing.</summary>
    /// <exception cref="NeverAtRestException">It was too much.</exception>
    internal void CountTurn()
    {
        if (_turns++ >= Options.MostTurnsAtOnce)
        {
            throw NeverAtRestException.At(NowTicks, _turns, LastNode);
        }
    }

    private void BeginDrive(long timeTicks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeTicks, NowTicks);
        if (_isDriven)
        {
            throw new InvalidOperationException("the world is being driven already: code of a node cannot drive it");
        }

        (_isDriven, _turns) = (true, 0);
    }

    private void EndDrive(long timeTicks)
    {
        NowTicks = timeTicks;
        Leaks.ThrowIfAny();
    }

    private void DriveHere(long timeTicks)
    {
        if (TaskScheduler.Current != TaskScheduler.Default)
        {
            // Under the scheduler of a test runner, say, the runtime would send to the thread pool what wants no context.
            var drive = new Task(() => DriveHere(timeTicks), CancellationToken.None, TaskCreationOptions.DenyChildAttach);
            drive.RunSynchronously(TaskScheduler.Default);
            drive.GetAwaiter().GetResult();
            return;
        }

        using var residence = new Residence(this);
        while (Leaks.IsEmpty && (Advance(timeTicks) || AwaitOutside()))
        {
        }
    }

    /// <summary>Blocks until the real world has answered. False if nothing was asked.</summary>
    private bool AwaitOutside()
    {
        if (!Outside.IsOpen)
        {
            return false;
        }

        SynchronizationContext.SetSynchronizationContext(null);
        using var areThere = new ManualResetEventSlim();
        return !Outside.WhenAnswered(areThere.Set) || areThere.Wait(Options.OutsidePatience) ? true : throw Outside.Describe(Options.OutsidePatience);
    }

    private void TakeEventsOfNow()
    {
        while (_events.TryPeekTime(out var next) && next == NowTicks && _events.TryDequeue(out var happening, out _))
        {
            _ready.Add(new ReadyItem(happening.Life, happening.Happen, happening.State, IsContinuation: false));
        }
    }

    /// <summary>What runs before something that was ready earlier deviates from first in, first out.</summary>
    private void ShowChoice(int index, ReadyItem item)
    {
        if (index > 0 && item.Life is { } life)
        {
            Options.View?.Event(life.Node.Name, string.Create(CultureInfo.InvariantCulture, $"out of turn: passes over {index}"), ViewTone.Warning);
        }
    }

    private void Run(ReadyItem item)
    {
        if (item.Life is { IsOver: true })
        {
            Freeze(item);
            return;
        }

        LastNode = item.Life?.Node.Name ?? LastNode;
        SynchronizationContext.SetSynchronizationContext(item.IsContinuation ? item.Life : null);
        try
        {
            item.Run(item.State);
        }
        catch (Exception exception) when (item.Life is not null)
        {
            item.Life.Fail(exception);
        }
    }

    /// <summary>Marks the present thread as that of the world, and puts everything back at the end.</summary>
    private readonly struct Residence : IDisposable
    {
        private readonly World _world;
        private readonly SynchronizationContext? _before;

        public Residence(World world)
        {
            (_world, _before) = (world, SynchronizationContext.Current);
            world._homeThread = Environment.CurrentManagedThreadId;
            LeakRecord.Enter(world);
        }

        public void Dispose()
        {
            LeakRecord.Leave();
            _world._homeThread = 0;
            SynchronizationContext.SetSynchronizationContext(_before);
        }
    }
}
