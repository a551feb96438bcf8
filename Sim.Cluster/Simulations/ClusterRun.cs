using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Sim.Cluster.Nodes;
using Sim.Cluster.Worlds;
using Sim.Engine.Simulations;
using Sim.Engine.Views;
using Sim.Histories;
using Sim.Histories.Linearizability;

namespace Sim.Cluster.Simulations;

/// <summary>One case of a cluster: its world, its services, its clients, and the history of their calls.</summary>
/// <typeparam name="TService">What runs on a node.</typeparam>
/// <typeparam name="TClient">What calls it.</typeparam>
/// <typeparam name="TInput">What is asked, as the history has it.</typeparam>
/// <typeparam name="TOutput">What is answered.</typeparam>
public sealed class ClusterRun<TService, TClient, TInput, TOutput> : IDisposable
    where TService : class
    where TClient : class
{
    private static readonly Regex OwnFrames = new(
        @"^at Sim\.Cluster\.(?:Disks|Leaks|Networks|Nodes|Outside|Simulations|Streams|Time|Worlds)\.", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private readonly ClusterDefinition<TService, TClient> _definition;
    private readonly HistoryRecorder<TInput, TOutput> _recorder;
    private readonly TService?[] _services;
    private readonly Node[] _clientNodes;
    private readonly TClient?[] _clients;
    private readonly bool[] _isCalling;
    private readonly bool[] _isIsolated;
    private readonly ClusterPicture? _picture;
    private readonly SortedDictionary<string, (int Events, string? Fault)> _judged = new(StringComparer.Ordinal);

    private ClusterRun(ClusterDefinition<TService, TClient> definition, World world, string? bug, ViewRecorder? view)
    {
        (_definition, World) = (definition, world);
        _recorder = new HistoryRecorder<TInput, TOutput>(() => World.NowTicks);
        (_services, _isIsolated) = (new TService?[definition.Nodes.Length], new bool[definition.Nodes.Length]);
        (_clients, _isCalling) = (new TClient?[definition.Clients], new bool[definition.Clients]);
        _picture = view is null ? null : new ClusterPicture(view);
        _picture?.Begin(World, definition.Nodes, Enumerable.Range(0, definition.Clients).Select(ClientName));
        Nodes = [.. definition.Nodes.Select((name, number) => World.AddNode(name, node => ServeAsync(number, node, bug)))];
        _clientNodes = [.. Enumerable.Range(0, definition.Clients).Select(number => World.AddNode(ClientName(number), node => WaitAsync(number, node)))];
    }

    /// <summary>Builds the world of a case and starts its nodes, once what they need of the process is free.</summary>
    internal static async ValueTask<ClusterRun<TService, TClient, TInput, TOutput>> StartAsync(
        ClusterDefinition<TService, TClient> definition, ClusterConfiguration configuration, CaseContext context)
    {
        World? world = null;
        world = await World.CreateAsync(new WorldOptions
        {
            Seed = (ulong)configuration.Seed,
            Mode = ClusterModes.Read(context, definition.Mode),
            Network = configuration.NetworkOf(definition.Faults),
            Disk = configuration.Disk,
            View = context.Recorder.View,
            Trace = context.Recorder.IsTracing
                ? line => context.Recorder.Trace(string.Create(CultureInfo.InvariantCulture, $"{world!.NowTicks / TimeSpan.TicksPerMillisecond} ms  {line}"))
                : null,
        }, context.CancellationToken);
        try
        {
            var run = new ClusterRun<TService, TClient, TInput, TOutput>(definition, world, context.Bug, context.Recorder.View);
            await world.RunUntilAsync(0);
            run._picture?.ShowConditions(world, run.Nodes, run.IsIsolated);
            return run;
        }
        catch
        {
            world.Dispose();
            throw;
        }
    }

    /// <summary>The world.</summary>
    public World World { get; }

    /// <summary>The nodes that serve.</summary>
    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The services, by number of their node; null where a node is down.</summary>
    public IReadOnlyList<TService?> Services => _services;

    /// <summary>True milliseconds since the start.</summary>
    public long NowMs => World.NowTicks / TimeSpan.TicksPerMillisecond;

    /// <summary>What the clients saw so far.</summary>
    public History<TInput, TOutput> History => _recorder.ToHistory();

    /// <summary>Number of calls that ended.</summary>
    public int EndedCalls => _recorder.EventCount - _recorder.CallCount;

    /// <summary>Everything in a few words, the same for the same run.</summary>
    internal string Digest => string.Create(
        CultureInfo.InvariantCulture,
        $"{World.NowTicks} ticks, {World.Network.Delivered} delivered, {_recorder.EventCount} events, {World.Choices} choices{(World.Connections > 0 ? $", {World.Connections} connections" : "")}{(World.OutsideAnswers > 0 ? $", {World.OutsideAnswers} answers from outside {World.Outside.Hash:x16}" : "")}, {string.Join(' ', Nodes.Select(node => node.State))}");

    /// <inheritdoc/>
    public void Dispose() => World.Dispose();

    /// <summary>Judges the history anew only if something was added to it.</summary>
    /// <param name="id">Who judges.</param>
    /// <param name="findFault">What is wrong; null if nothing is.</param>
    public string? JudgeHistory(string id, Func<History<TInput, TOutput>, string?> findFault)
    {
        ArgumentNullException.ThrowIfNull(findFault);
        if (!_judged.TryGetValue(id, out var last) || last.Events != _recorder.EventCount)
        {
            _judged[id] = last = (_recorder.EventCount, findFault(History));
        }

        return last.Fault;
    }

    /// <summary>Lets a picture of the run show why a history is not linearizable.</summary>
    internal string Explain(LinearizabilityFailure<TInput, TOutput> failure, string sentence)
    {
        _picture?.Explain(failure);
        return sentence;
    }

    /// <summary>Draws one of the nodes that are up, or down; null if there is none.</summary>
    internal Gen<int>? NodesThatAre(bool up)
    {
        var numbers = Enumerable.Range(0, Nodes.Count).Where(number => IsUp(number) == up).ToArray();
        return numbers.Length == 0 ? null : Gen.Int[0, numbers.Length - 1].Select(index => numbers[index]);
    }

    internal bool IsNode(int number) => (uint)number < (uint)Nodes.Count;

    internal bool IsUp(int node) => IsNode(node) && Nodes[node].State == NodeState.Running;

    internal bool IsIdle(int client) => (uint)client < (uint)_clients.Length && !_isCalling[client] && _clients[client] is not null;

    /// <summary>Says of drawn steps when they happen and in which order what is ready runs. Most steps keep to first in, first out.</summary>
    internal Gen<TStep> Timed<TStep>(Gen<TStep> steps)
        where TStep : ClusterStep
    {
        var now = NowMs;
        return
            from step in steps
            from after in Gen.Int[0, _definition.SpacingMs]
            from luck in Gen.Int[0, 3]
            from order in luck == 0 ? _definition.Interleaving.Draw() : Gen.Const(Interleaving.FirstInFirstOut)
            select step with { AtMs = now + after, Order = order.Deviations };
    }

    /// <summary>Says of drawn calls who makes them; null if nobody is free.</summary>
    internal Gen<TStep>? Calling<TStep>(Gen<TStep> calls)
        where TStep : ClientStep
    {
        var idle = Enumerable.Range(0, _clients.Length).Where(IsIdle).ToArray();
        return idle.Length == 0
            ? null
            : from call in calls from index in Gen.Int[0, idle.Length - 1] select call with { Client = idle[index] };
    }

    /// <summary>Lets the world run until the time of a step, and does what the step says.</summary>
    internal async ValueTask PerformAsync(ClusterStep step, Action perform)
    {
        World.BeginStep(new Interleaving(step.Order));
        await World.RunUntilAsync(Math.Max(World.NowTicks, step.AtMs * TimeSpan.TicksPerMillisecond));
        _picture?.Act(step, number => Nodes[number].Name);
        perform();
        _picture?.ShowConditions(World, Nodes, IsIsolated);
        await World.RunUntilAsync(World.NowTicks);
    }

    internal void Call<TStep>(TStep step, TInput input, Func<TClient, TStep, Task<TOutput>> callAsync)
        where TStep : ClientStep =>
        World.Post(_clientNodes[step.Client], () => _ = CallAsync(step, input, callAsync));

    internal void Crash(int node)
    {
        Nodes[node].Crash();
        _services[node] = null;
    }

    internal bool IsCut(int from, int to) => World.Network.IsCut(Nodes[from].Name, Nodes[to].Name);

    internal void Cut(int from, int to) => World.Network.Cut(Nodes[from].Name, Nodes[to].Name);

    internal bool IsIsolated(int node) => _isIsolated[node];

    internal void SetIsolated(int node, bool isIsolated)
    {
        _isIsolated[node] = isIsolated;
        for (var other = 0; other < Nodes.Count; other++)
        {
            if (other != node && !_isIsolated[other])
            {
                SetCut(node, other, isIsolated);
                SetCut(other, node, isIsolated);
            }
        }
    }

    internal void HealNetwork()
    {
        Array.Clear(_isIsolated);
        World.Network.HealAll();
    }

    internal bool IsAnyCut => Nodes.Any(from => Nodes.Any(to => World.Network.IsCut(from.Name, to.Name)));

    /// <summary>What is wrong with a node that ended although nobody asked it to.</summary>
    internal string? FindFailedNode() => World.Nodes
        .Where(node => node.State == NodeState.Ended)
        .Select(node => $"{node.Name} ended {(node.Failure is { } failure ? $"with {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}{PlaceOf(failure)}" : "although nobody stopped it")}")
        .FirstOrDefault();

    /// <summary>Ends all faults, and says which calls are still under way after the time that recovery may take.</summary>
    internal async ValueTask<string?> FindUnansweredCallAsync()
    {
        World.BeginStep(Interleaving.FirstInFirstOut);
        HealNetwork();
        foreach (var node in Nodes)
        {
            node.SlowDisk(1);
            node.SetDrift(0);
            node.Start();
        }

        var end = World.NowTicks + _definition.RecoveryTime.Ticks;
        while (_isCalling.Contains(true) && World.NowTicks < end)
        {
            await World.RunForAsync(TimeSpan.FromMilliseconds(100));
        }

        var stuck = History.Calls.LastOrDefault(call => call.ReturnedAt is null);
        return stuck is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{stuck.Client} waits since {stuck.InvokedTicks / TimeSpan.TicksPerMillisecond} ms for the answer to ({stuck.Input}), ")
                + string.Create(CultureInfo.InvariantCulture, $"{_definition.RecoveryTime.TotalSeconds} s after everything was healed; {WaitsOfNodes()}");
    }

    private void SetCut(int from, int to, bool isCut)
    {
        if (isCut)
        {
            World.Network.Cut(Nodes[from].Name, Nodes[to].Name);
        }
        else
        {
            World.Network.Heal(Nodes[from].Name, Nodes[to].Name);
        }
    }

    private async Task CallAsync<TStep>(TStep step, TInput input, Func<TClient, TStep, Task<TOutput>> callAsync)
        where TStep : ClientStep
    {
        var (client, name) = (_clients[step.Client]!, ClientName(step.Client));
        _isCalling[step.Client] = true;
        var call = _recorder.Invoke(name, input);
        World.Trace($"{name}: {input}");
        _picture?.Asks(name, $"{input}");
        try
        {
            var output = await callAsync(client, step);
            _recorder.Ok(call, output);
            World.Trace($"{name}: {input} -> {output}");
            _picture?.IsAnswered(name, $"{output}", ViewTone.Good);
        }
        catch (Exception exception)
        {
            var isRefused = _definition.IsRefusal(exception);
            (isRefused ? (Action<RecordedCall>)_recorder.Fail : _recorder.Unknown)(call);
            World.Trace($"{name}: {input} -> {(isRefused ? "refused" : "unknown")}: {exception.Message}");
            _picture?.IsAnswered(name, isRefused ? "refused" : "unknown", ViewTone.Warning);
        }

        _isCalling[step.Client] = false;
    }

    private async Task ServeAsync(int number, Node node, string? bug)
    {
        var service = _services[number] = _definition.Serve(node, bug);
        await _definition.RunAsync(service);
    }

    private async Task WaitAsync(int number, Node node)
    {
        _clients[number] = _definition.Connect(node);
        await Task.Delay(Timeout.InfiniteTimeSpan, node.Time, node.Stopping);
    }

    private string WaitsOfNodes() => string.Join("; ", World.Nodes.Select(node => node.DescribeWaits()));

    private static string ClientName(int number) => string.Create(CultureInfo.InvariantCulture, $"client-{number}");

    /// <summary>Where code of the user threw, or called what threw.</summary>
    private static string PlaceOf(Exception failure)
    {
        var places = failure.StackTrace?.Split('\n').Select(line => line.Trim()).Where(line => line.Contains(":line ", StringComparison.Ordinal)).ToList() ?? [];
        return (places.Find(place => !OwnFrames.IsMatch(place)) ?? places.FirstOrDefault()) is { } found ? $" {found}" : "";
    }
}
