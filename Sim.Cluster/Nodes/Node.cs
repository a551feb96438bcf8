using System.Globalization;
using Sim.Cluster.Disks;
using Sim.Cluster.Networks;
using Sim.Cluster.Outside;
using Sim.Cluster.Streams;
using Sim.Cluster.Time;
using Sim.Cluster.Worlds;

namespace Sim.Cluster.Nodes;

/// <summary>A machine of a world: what its code gets instead of a clock, a network, a disk and random numbers of the real one.</summary>
public sealed class Node
{
    private const int MostWaits = 8;

    private readonly Func<Node, Task> _mainAsync;
    private readonly NodeTime _time;
    private int _lives;

    internal Node(World world, string name, Func<Node, Task> mainAsync)
    {
        (World, Name, _mainAsync) = (world, name, mainAsync);
        _time = new NodeTime(this);
        Storage = new DiskStorage(this);
        Life = new NodeLife(this, 0);
        Life.End();
        State = NodeState.Ended;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How it is.</summary>
    public NodeState State { get; private set; }

    /// <summary>How many times it was started.</summary>
    public int Lives => _lives;

    /// <summary>Its clock.</summary>
    public TimeProvider Time => _time;

    /// <summary>Its disk, which outlives it.</summary>
    public NodeDisk Disk => new(Storage, Life);

    /// <summary>Told when the node is to end in peace.</summary>
    public CancellationToken Stopping => Life.Stopping;

    /// <summary>What ended its main task, if that was an exception; null otherwise.</summary>
    public Exception? Failure => Life.Failure ?? (Life.Main is { IsFaulted: true } main ? main.Exception!.GetBaseException() : null);

    internal World World { get; }

    internal NodeLife Life { get; private set; }

    internal DiskStorage Storage { get; }

    /// <summary>Random numbers of its own, other ones in each life.</summary>
    public Random NewRandom()
    {
        var fate = Fate.Of(World.Options.Seed, "random", Name, "", _lives);
#pragma warning disable RS0030 // Seeded by what it belongs to.
        return new Random((int)fate.Next(int.MaxValue));
#pragma warning restore RS0030
    }

    /// <summary>Its place on the network. All its messages are of one type.</summary>
    /// <typeparam name="TMessage">Messages: values that nobody changes once they are sent.</typeparam>
    public MessageEndpoint<TMessage> Endpoint<TMessage>() => new(World.Network, Life);

    /// <summary>Takes connections from now on.</summary>
    /// <param name="port">Its number at the node.</param>
    /// <param name="backlog">So many connections may wait to be accepted; others knock again later.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The port is taken.</exception>
    public StreamListener Listen(int port, int backlog = 128)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(backlog, 1);
        return StreamNetwork.Listen(Life, port, backlog);
    }

    /// <summary>Connects to a port of another node.</summary>
    /// <param name="to">Name of the node.</param>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="System.Net.Sockets.SocketException">There is no such node, nobody listens there, or nobody answers.</exception>
    public Task<StreamConnection> ConnectAsync(string to, int port, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        return World.Streams.ConnectAsync(Life, to, port, cancellationToken);
    }

    /// <summary>
    /// Asks the real world: a database, say. Simulated time stands still until it answers; the answers enter in the order in
    /// which they were asked for, and are folded into the hash of a case.
    /// </summary>
    /// <typeparam name="TResult">The answer.</typeparam>
    /// <param name="askAsync">Asks; it must touch nothing simulated.</param>
    /// <param name="describe">The answer in words, the same for the same answer; null for <see cref="object.ToString"/>.</param>
    /// <exception cref="StuckWorldException">Thrown to whoever drives the world, if nobody answers.</exception>
    public Task<TResult> Outside<TResult>(Func<Task<TResult>> askAsync, Func<TResult, string>? describe = null)
    {
        ArgumentNullException.ThrowIfNull(askAsync);
        return World.Outside.AskAsync(Life, askAsync, describe ?? (answer => Convert.ToString(answer, CultureInfo.InvariantCulture) ?? "null"));
    }

    /// <summary>Sets the clock of the node: <see cref="TimeProvider.GetUtcNow"/> moves by so much, timers go on as before.</summary>
    public void StepClock(TimeSpan step) => _time.Step(step);

    /// <summary>How much faster than the true one the clock of the node runs from now on.</summary>
    /// <param name="partsPerMillion">Less than 0 for slower; above -1,000,000.</param>
    public void SetDrift(int partsPerMillion) => _time.SetDrift(partsPerMillion);

    /// <summary>Starts a node that is down anew, with nothing but its disk. Nothing happens to one that runs.</summary>
    public void Start()
    {
        if (State == NodeState.Running)
        {
            return;
        }

        State = NodeState.Running;
        var life = Life = new NodeLife(this, ++_lives);
        World.Trace($"{Name} starts");
        World.Enqueue(new ReadyItem(life, static state => ((NodeLife)state!).Node.Begin(), life, IsContinuation: true));
    }

    /// <summary>
    /// The node dies as by a power failure: nothing of it ever runs again, no <c>finally</c> and no disposal, and what its disk
    /// had not flushed is at stake. Nothing happens to one that is down.
    /// </summary>
    /// <exception cref="InvalidOperationException">The world is being driven: a node cannot die in the middle of its own code.</exception>
    public void Crash()
    {
        if (World.IsHome)
        {
            throw new InvalidOperationException($"{Name} cannot crash while the world runs; crash it between two runs");
        }

        if (State != NodeState.Running)
        {
            return;
        }

        World.Trace($"{Name} crashes");
        State = NodeState.Crashed;
        if (Fate.Of(World.Options.Seed, "crash", Name, "", _lives).Happens(World.Options.Network.PowerLossPercent))
        {
            Life.LosePower();
        }

        Storage.Crash();
        Abandon();
    }

    /// <summary>Asks the node to end in peace, as <see cref="Stopping"/> tells it. It ends when its main task does.</summary>
    public void Stop() =>
        World.Enqueue(new ReadyItem(Life, static state => ((NodeLife)state!).Stop(), Life, IsContinuation: false));

    /// <summary>Makes the disk of the node slower, or as fast as it was.</summary>
    /// <param name="factor">How many times slower than usual; 1 for as usual.</param>
    public void SlowDisk(int factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        Storage.Slowness = factor;
    }

    /// <summary>Who waits where at the node, for messages and on connections; for reports of what is stuck.</summary>
    public string DescribeWaits()
    {
        if (State != NodeState.Running)
        {
            return $"{Name} is {State}";
        }

        var waits = (Life.Mailbox?.DescribeWaits() ?? []).Concat(Life.Waits.Select(wait => wait.Describe())).Distinct().Take(MostWaits).ToList();
        return waits.Count == 0 ? $"{Name} waits for time, a disk, or something outside the world" : $"{Name}: {string.Join(", ", waits)}";
    }

    internal void Abandon()
    {
        World.Freeze(Life);
        Life.End();
        World.Streams.End(Life);
    }

    private void Begin()
    {
        var life = Life;
        life.Main = MainAsync();
        life.Main.GetAwaiter().OnCompleted(() => Finish(life));
    }

    private async Task MainAsync() => await _mainAsync(this);

    private void Finish(NodeLife life)
    {
        if (life == Life && State == NodeState.Running)
        {
            State = NodeState.Ended;
            World.Trace(Failure is { } failure ? $"{Name} ends with {failure.GetType().Name}: {failure.Message}" : $"{Name} ends");
            Abandon();
        }
    }
}
